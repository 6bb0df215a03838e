using EqualityPipeline.Policy;

namespace EqualityPipeline.Storage;

/// <summary>The name of every container, table and blob that the pipeline keeps.</summary>
public static class Places
{
    public const string Returns = "returns";
    public const string Receipts = "receipts";
    public const string Cells = "cells";
    public const string Releases = "releases";
    public const string Policy = "policy";

    /// <summary>Why counts are hidden, and what they are: read by the gate alone.</summary>
    public const string Disclosure = "disclosure";

    /// <summary>What may be deleted at any time, for it is worked out again: counts and figures of one run that save the next one work. Like <see cref="Cells"/>, for nobody to read.</summary>
    public const string Workings = "workings";

    public const string Submissions = "Submissions";
    public const string Alerts = "Alerts";
    public const string Outbox = "Outbox";
    public const string Labels = "Labels";
    public const string Audit = "Audit";

    public static string Receipt(string organisation, string directorate, string period, string returnType, string submissionId, string extension)
        => $"{organisation}/{directorate}/{period}/{returnType}/{submissionId}.{extension}";

    /// <summary>Where the receipt of an upload goes whose name says too little.</summary>
    public static string UnfiledReceipt(string submissionId, string extension) => $"{Unfiled}/{submissionId}.{extension}";

    public static string Unfiled => "_unfiled";

    public static string CellsOf(string organisation, string period, string directorate, string returnType, string submissionId)
        => $"{organisation}/{period}/{directorate}/{returnType}/{submissionId}.parquet";

    public static string ReleasePart(string organisation, string contentHash) => $"{organisation}/parts/{contentHash}.parquet";

    /// <summary>The figures of an approved release that a later one shows with other numbers.</summary>
    public static string Revisions(string organisation, string contentHash) => $"{organisation}/revisions/{contentHash}.parquet";

    /// <summary>What the registers said when a release was made.</summary>
    public static string RegisterReport(string organisation, string contentHash) => $"{organisation}/registers/{contentHash}.json";

    /// <summary>The counts of one return in one month, all its directorates merged.</summary>
    public static string TalliedMonth(string organisation, string name) => $"{organisation}/tallied/{name}";

    /// <summary>The figures of a family and year that frameworks and registers look at.</summary>
    public static string FiguresLookedAt(string organisation, string name) => $"{organisation}/looked-at/{name}.parquet";

    /// <summary>An account of what was hidden, as it is quickly read.</summary>
    public static string AccountAtHand(string organisation, string name) => $"{organisation}/accounts/{name}";

    public static string DisclosureAudit(string organisation, string auditHash) => $"{organisation}/{auditHash}.parquet";

    public static string Release(string organisation, string release) => $"{organisation}/{release}.json";

    public static string Pointer(string organisation, Edition edition)
        => $"{organisation}/{(edition == Edition.Working ? "working" : "approved")}.json";

    /// <summary>In the container of policies: which packs there are, and which is in force from which day.</summary>
    public static string PackRegister => "register.json";

    public static string Pack(string version) => $"packs/{version}.zip";

    public static string BackTest(string version) => $"packs/{version}/back-test.json";

    /// <summary>In the audit: what was decided of policy packs.</summary>
    public static string PackHistory => "_policy";

    public static string FeedKey => "_feed/token-key";

    public static string SubmissionPartition(string organisation, string period) => $"{organisation}~{period}";

    public static string SubmissionRow(string directorate, string returnType) => $"{directorate}~{returnType}";

    /// <summary>In the register's partition of a month, after every row of a return: whether the month takes returns.</summary>
    public static string LockRow => "~lock";

    /// <summary>In the audit: what happened to the returns of a month, and below it to one of them.</summary>
    public static string HistoryOf(string period, string directorate, string returnType) => $"return~{period}~{directorate}~{returnType}~";

    public static string HistoryOfMonth(string period) => $"month~{period}~";

    /// <summary>In the audit: who wrote a line of minutes. An id may hold a slash, which no key of a table may, and never a colon.</summary>
    public static string HistoryOfMinute(string meeting, string line) => $"minute~{meeting}~{line}".Replace('/', ':');

    /// <summary>In the audit: checks that are under way, so that one that never ended can be found.</summary>
    public static string UnderWay => "_under-way";
}
