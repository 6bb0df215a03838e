using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Bench;

/// <summary>Makes event returns of sixteen columns: the same rows and the same bytes on every machine.</summary>
internal static class EventFile
{
    public const string Header =
        "service,contact_date,ward,ethnic_group,disability,gender,age_band,religion_or_belief,sexual_orientation,"
        + "gender_identity,marital_status,pregnancy_or_maternity,channel,outcome,minutes,repeat_contact\n";

    public const int Columns = 16;

    /// <summary>In the faulty file every fiftieth row, on average, has one of the faults below.</summary>
    private const int OneFaultyIn = 50;
    private const int Faults = 13;
    private const int LongestRow = 512;

    private static readonly byte[][] Services = Texts("lettings", "repairs", "home-care", "libraries", "youth-service", "museums", "Home care", "Libraries");
    private static readonly byte[][] Wards = Texts("harbour", "castle-hill", "millfield", "st-oswalds", "northgate", "riverside", "moorside", "eastfield");

    private static readonly byte[][] EthnicGroups = Texts(
        "white-british", "white-british", "white-british", "white-british", "white-british", "white-british", "white-irish", "white-other",
        "mixed-other", "asian-indian", "asian-pakistani", "asian-bangladeshi", "black-caribbean", "black-african", "chinese", "prefer-not-to-say");

    private static readonly byte[][] YesNo = Texts("no", "no", "no", "no", "no", "yes", "yes", "unknown");
    private static readonly byte[][] Genders = Texts("female", "male", "female", "male", "f", "m", "Female", "Male");
    private static readonly byte[][] AgeBands = Texts("16-24", "25-34", "35-44", "45-54", "55-64", "65-74", "75-plus", "under-16");
    private static readonly byte[][] Religions = Texts("christian", "christian", "christian", "no-religion", "no-religion", "muslim", "hindu", "prefer-not-to-say");

    private static readonly byte[][] Orientations = Texts(
        "heterosexual", "heterosexual", "heterosexual", "heterosexual", "heterosexual", "gay-or-lesbian", "bisexual", "prefer-not-to-say");

    private static readonly byte[][] GenderIdentities = Texts("same", "same", "same", "same", "same", "same", "different", "unknown");
    private static readonly byte[][] MaritalStatuses = Texts("single", "single", "married", "married", "married", "civil-partnership", "separated", "divorced");
    private static readonly byte[][] Channels = Texts("phone", "phone", "phone", "counter", "web", "web", "email", "visit");
    private static readonly byte[][] Outcomes = Texts("met", "met", "met", "met", "met", "partly-met", "referred", "not-met");

    private static readonly byte[][] Misspelt = Texts("white-britsh", "Asain Indian", "pakistanni", "carribean", "chineese", "irsh", "bangladeshy", "whit other");

    /// <param name="faulty">Two rows in a hundred have a fault.</param>
    /// <returns>Bytes written.</returns>
    public static long Write(Stream to, long rows, bool faulty, ulong seed = 1, ReportingMonth? month = null)
    {
        var days = Encoding.ASCII.GetBytes($"{month ?? BenchPolicy.Month}-");
        var block = new byte[1 << 20];
        var used = Encoding.ASCII.GetBytes(Header, block);
        long written = 0;
        for (long row = 0; row < rows; row++)
        {
            if (block.Length - used < LongestRow)
            {
                to.Write(block.AsSpan(0, used));
                written += used;
                used = 0;
            }
            var dice = Mixed(seed * 0x1_0000_0000 + (ulong)row);
            var kind = faulty && dice % OneFaultyIn == 0 ? (int)(Mixed(dice) % Faults) : -1;
            used = WriteRow(block, used, Mixed(dice + 1), row, kind, days);
        }
        to.Write(block.AsSpan(0, used));
        return written + used;
    }

    private static int WriteRow(byte[] block, int at, ulong dice, long row, int fault, ReadOnlySpan<byte> month)
    {
        switch (fault)
        {
            case 0:
                Cell("allotments"u8);
                break;
            case 1:
                Cell([]);
                break;
            default:
                Pick(Services);
                break;
        }
        switch (fault)
        {
            case 2:
                Cell("2011-04-03"u8);
                break;
            case 3:
                Cell("31/06/2011"u8);
                break;
            case 4:
                Cell("40603"u8);
                break;
            default:
                Day(month);
                break;
        }
        if (fault == 5)
            Cell("southgate"u8);
        else
            Pick(Wards);
        switch (fault)
        {
            case 6:
                Cell("asian"u8);
                break;
            case 7:
                Pick(Misspelt);
                break;
            case 8:
                Cell(Encoding.ASCII.GetBytes(FormattableString.Invariant($"group {row}")));
                break;
            default:
                Pick(EthnicGroups);
                break;
        }
        Pick(YesNo);
        Pick(Genders);
        Pick(AgeBands);
        Pick(Religions);
        Pick(Orientations);
        Pick(GenderIdentities);
        Pick(MaritalStatuses);
        Pick(YesNo);
        if (fault == 9)
            Cell("smoke signal"u8);
        else
            Pick(Channels);
        if (fault == 10)
            return EndRow();
        Pick(Outcomes);
        Cell(fault == 11 ? "1h20m"u8 : Minutes());
        Pick(YesNo);
        if (fault == 12)
            Cell("spilt over"u8);
        return EndRow();

        void Pick(byte[][] texts)
        {
            Cell(texts[(int)(dice & (ulong)(texts.Length - 1))]);
            dice = (dice >> 4) | (dice << 60);
        }

        void Day(ReadOnlySpan<byte> of)
        {
            var day = 1 + (int)(dice % 28);
            Cell(of);
            at--;
            block[at++] = (byte)('0' + day / 10);
            block[at++] = (byte)('0' + day % 10);
            block[at++] = (byte)',';
        }

        byte[] Minutes()
        {
            var minutes = 10 + (int)(dice % 90);
            return [(byte)('0' + minutes / 10), (byte)('0' + minutes % 10)];
        }

        void Cell(ReadOnlySpan<byte> text)
        {
            text.CopyTo(block.AsSpan(at));
            at += text.Length;
            block[at++] = (byte)',';
        }

        int EndRow()
        {
            block[at - 1] = (byte)'\n';
            return at;
        }
    }

    /// <remarks>splitmix64: Steele, Lea and Flood (2014), as published.</remarks>
    private static ulong Mixed(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    /// <summary>As many as a power of two, so that a pick costs nothing.</summary>
    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.ASCII.GetBytes)];
}
