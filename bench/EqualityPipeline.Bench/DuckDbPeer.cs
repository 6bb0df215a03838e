using DuckDB.NET.Data;
using EqualityPipeline.Policy;

namespace EqualityPipeline.Bench;

/// <summary>What someone who knows SQL well would do instead: load, look every cell up in tables of allowed texts, count by group.</summary>
/// <remarks>It cannot say which cell is at fault in the words of a receipt; what it does say is the same counts.</remarks>
internal static class DuckDbPeer
{
    private static readonly string[] Strands =
    [
        "ethnic_group", "disability", "gender", "age_band", "religion_or_belief", "sexual_orientation", "gender_identity", "marital_status", "pregnancy_or_maternity",
    ];

    private static readonly string[] Words = [.. Strands, "service", "ward", "channel", "outcome", "repeat_contact"];

    public static string CheckAndCount(string path, MonitoringPolicy policy)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Run(connection, "SET threads=2; SET preserve_insertion_order=true;");
        CreateVocabularies(connection, policy);
        Run(connection, $"""
            CREATE TABLE sent AS SELECT * FROM read_csv('{path.Replace("'", "''", StringComparison.Ordinal)}', all_varchar=true, header=true, delim=',', quote='"', escape='"',
                nullstr='', null_padding=false, ignore_errors=true, store_rejects=true);
            """);

        // Each column's texts that are none of its words, how often and where first: the texts are few, so they are gathered before they are looked up.
        var wrong = string.Join(" UNION ALL ", Words.Select(column =>
            $"SELECT '{column}' AS at, found, times, first FROM (SELECT {column} AS found, count(*) AS times, min(rowid) AS first FROM sent GROUP BY 1) " +
            $"ANTI JOIN words ON words.of = '{column}' AND words.text = found WHERE found IS NOT NULL OR '{column}' IN ('service', 'channel', 'outcome', 'repeat_contact')"));
        Run(connection, """
            CREATE TABLE days AS
            SELECT text, times, first, coalesce(coalesce(try_strptime(text, '%Y-%m-%d'), try_strptime(text, '%d/%m/%Y')) BETWEEN DATE '2011-03-01' AND DATE '2011-03-31', false) AS fits
            FROM (SELECT contact_date AS text, count(*) AS times, min(rowid) AS first FROM sent GROUP BY 1)
            """);
        Run(connection, """
            CREATE TABLE amounts AS SELECT text, times, first, coalesce(try_cast(text AS INTEGER) BETWEEN 0 AND 600, false) AS fits, try_cast(text AS INTEGER) AS minutes
            FROM (SELECT minutes AS text, count(*) AS times, min(rowid) AS first FROM sent GROUP BY 1)
            """);
        var faults = Number(connection,
            $"SELECT count(*) FROM ({wrong} UNION ALL SELECT 'contact_date', text, times, first FROM days WHERE NOT fits UNION ALL SELECT 'minutes', text, times, first FROM amounts WHERE NOT fits)");
        var shapes = Number(connection, "SELECT count(*) FROM reject_errors");

        // Counts by service and place of each group of each strand, of the rows that are right: first of each set of texts that occurs, then by code.
        var cells = Number(connection, $"SELECT count(*) FROM ({string.Join(" UNION ALL ", Strands.Select(CellsOf))})");
        return FormattableString.Invariant($"{Number(connection, "SELECT count(*) FROM sent")} rows, {faults} different faults, {shapes} rows of another shape, {cells} cells");
    }

    private static string CellsOf(string strand) => $"""
        SELECT w_service.code AS service, w_ward.code AS ward, w_channel.code AS channel, w_group.code AS answer, unnest(['contacts', 'minutes']) AS measure,
            unnest([sum(contacts), sum(minutes)]) AS total
        FROM (
            SELECT service, ward, channel, {strand} AS text, count(*) AS contacts, sum(amounts.minutes) AS minutes FROM sent
            SEMI JOIN days ON days.fits AND days.text = contact_date
            SEMI JOIN words w_outcome ON w_outcome.of = 'outcome' AND w_outcome.text = outcome
            SEMI JOIN words w_repeat ON w_repeat.of = 'repeat_contact' AND w_repeat.text = repeat_contact
            JOIN amounts ON amounts.fits AND amounts.text = sent.minutes
            GROUP BY service, ward, channel, {strand}) AS texts
        JOIN words w_service ON w_service.of = 'service' AND w_service.text = texts.service
        JOIN words w_ward ON w_ward.of = 'ward' AND w_ward.text = texts.ward
        JOIN words w_channel ON w_channel.of = 'channel' AND w_channel.text = texts.channel
        JOIN words w_group ON w_group.of = '{strand}' AND w_group.text = texts.text
        GROUP BY 1, 2, 3, 4
        """;

    private static void CreateVocabularies(DuckDBConnection connection, MonitoringPolicy policy)
    {
        Run(connection, "CREATE TABLE words (of VARCHAR, text VARCHAR, code INTEGER)");
        using var appender = connection.CreateAppender("words");
        foreach (var strand in policy.Strands)
        {
            var code = 0;
            foreach (var group in policy.CodeLists[strand.CodeLists[0].List].Details)
                Add(strand.Column, code++, [group.Id, group.Name, .. group.AlsoKnownAs]);
            foreach (var reserved in policy.ReservedGroups)
                Add(strand.Column, code++, [reserved.Code, reserved.Name, .. reserved.AlsoKnownAs]);
        }
        foreach (var (column, list) in new[] { ("channel", BenchPolicy.Channel), ("outcome", BenchPolicy.Outcome), ("repeat_contact", BenchPolicy.Repeat) })
        {
            foreach (var code in list.Codes)
                Add(column, list.Codes.IndexOf(code), [code.Id]);
        }
        var organisation = policy.FindOrganisation(BenchPolicy.Organisation)!;
        var services = organisation.FindDirectorate(BenchPolicy.Directorate)!.Services;
        for (var i = 0; i < services.Length; i++)
            Add("service", i, [services[i].Id, services[i].Name]);
        for (var i = 0; i < organisation.Wards.Length; i++)
            Add("ward", i, [organisation.Wards[i].Id, organisation.Wards[i].Name]);

        void Add(string of, int code, IEnumerable<string> texts)
        {
            foreach (var text in texts.Distinct(StringComparer.Ordinal))
                appender.CreateRow().AppendValue(of).AppendValue(text).AppendValue(code).EndRow();
        }
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
