using System.Globalization;
using System.Text;
using EqualityPipeline.Periods;

namespace EqualityPipeline.Returns;

/// <summary>Looks at the cells that no other check reads whole: those of columns that are not used, and of rows that do not fit.</summary>
/// <remarks>A column whose every cell must be one of a list, a day or a number needs no second look: <see cref="ValueColumn"/> looks at what is none of these.</remarks>
internal sealed class PersonalDataGuard(FindingList findings, ReportingMonth period)
{
    private static readonly char[] Digits = [.. "0123456789"];

    private readonly List<Watched> columns = [];
    private bool watchesPeople;

    /// <param name="header">Null where the first row is no header.</param>
    /// <param name="headings">Standing at the row of the header.</param>
    public void Begin(ReturnHeader? header, IReturnRows headings)
    {
        if (header is null)
            return;
        watchesPeople = header.Layout is Layout.Event;
        for (var i = 0; i < header.Columns; i++)
        {
            if (header.IsRead(i))
                continue;
            var heading = Encoding.UTF8.GetString(headings.Field(i)).Trim();
            var shown = heading.Length == 0 || PersonalData.IsPersonalText(heading) ? null : Texts.Shown(heading);
            columns.Add(new Watched(i, shown, period));
        }
    }

    /// <summary>The cells of a row that fits the header.</summary>
    public void Row(IReturnRows rows)
    {
        foreach (var column in columns)
        {
            if (column.Position >= rows.FieldCount)
                continue;
            var cell = rows.Field(column.Position);
            if (cell.IsEmpty || column.IsKnown(cell) || column.IsAsBefore(cell))
                continue;
            if (PersonalText.Find(cell) is var detail and not PersonalDetail.None)
            {
                findings.AddPersonal(new At(rows.Row, column.Heading, column.Position), detail);
                column.Forget();
            }
            else if (watchesPeople)
            {
                column.Note(cell);
            }
        }
    }

    /// <summary>Every cell of a row whose cells may stand in the wrong columns.</summary>
    public void WholeRow(IReturnRows rows)
    {
        for (var i = 0; i < rows.FieldCount; i++)
        {
            if (PersonalText.Find(rows.Field(i)) is var detail and not PersonalDetail.None)
                findings.AddPersonal(new At(rows.Row, null, i), detail);
        }
    }

    public void Finish()
    {
        foreach (var days in findings.Repeated("R106").GroupBy(f => (f.Column, Letters: f.Cell?.TrimEnd(Digits))))
        {
            var found = new FarPastDays(period);
            foreach (var day in days)
                found.Note(day.Found ?? string.Empty, day.Count);
            if (found.LookLikeBirths(days.Sum(d => d.Count)))
                findings.Add(Faults.DatesOfBirth(new At(null, days.Key.Column, -1)));
        }
        foreach (var column in columns)
        {
            var at = new At(null, column.Heading, column.Position);
            if (column.Days.LookLikeBirths(column.Cells))
                findings.Add(Faults.DatesOfBirth(at));
            else if (column.NumbersRows)
                findings.Add(Faults.NumbersPeople(at, column.Cells));
        }
    }

    private sealed class Watched(int position, string? heading, ReportingMonth period)
    {
        private const int LongestKept = 64;
        private const int ShortestNumber = 5;
        private const int FewestRows = 20;
        private const int MostRemembered = 200;
        private const int MostKnown = 1024;

        /// <summary>Texts that were looked at and tell nothing, however often they come.</summary>
        private readonly TextTable known = new();

        private readonly byte[] before = new byte[LongestKept];
        private int beforeLength = -1;
        private readonly HashSet<string> different = [];
        private bool mayNumber = true;
        private long? lastNumber;
        private bool counts = true;

        public int Position => position;

        public string? Heading => heading;

        public int Cells { get; private set; }

        public FarPastDays Days { get; } = new(period);

        /// <summary>Every cell of at least twenty a different number of one shape, and not a run of 1, 2, 3.</summary>
        public bool NumbersRows => mayNumber && !counts && Cells >= FewestRows && different.Count == Math.Min(Cells, MostRemembered);

        public bool IsAsBefore(ReadOnlySpan<byte> cell)
        {
            if (cell.Length == beforeLength && cell.SequenceEqual(before.AsSpan(0, beforeLength)))
            {
                Cells++;
                mayNumber = false;
                return true;
            }
            if (cell.Length <= LongestKept)
                cell.CopyTo(before);
            beforeLength = cell.Length <= LongestKept ? cell.Length : -1;
            return false;
        }

        public bool IsKnown(ReadOnlySpan<byte> cell)
        {
            if (known.Find(cell) < 0)
                return false;
            Cells++;
            return true;
        }

        public void Forget() => beforeLength = -1;

        public void Note(ReadOnlySpan<byte> cell)
        {
            Cells++;
            var mayBeDay = cell.Length is >= 6 and <= 10 && (cell.Contains((byte)'/') || cell.Contains((byte)'-') || cell.Contains((byte)'.'));
            if (mayBeDay)
                Days.Note(Encoding.UTF8.GetString(cell));
            else if (!mayNumber && cell.Length <= LongestKept && known.Count < MostKnown)
                known.Add(cell);
            if (!mayNumber || different.Count >= MostRemembered)
                return;
            var digits = 0;
            foreach (var one in cell)
            {
                digits += one is >= (byte)'0' and <= (byte)'9' ? 1 : 0;
                mayNumber &= one is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z');
            }
            if (!mayNumber || digits < ShortestNumber - 1 || cell.Length is < ShortestNumber or > 14)
            {
                mayNumber = false;
                return;
            }
            mayNumber = different.Add(Encoding.UTF8.GetString(cell));
            // Rows numbered one after another number rows and not people.
            var isNumber = long.TryParse(cell, CultureInfo.InvariantCulture, out var number);
            counts &= isNumber && (lastNumber is null || number == lastNumber + 1);
            lastNumber = isNumber ? number : null;
        }
    }
}

/// <summary>Days of one column that are many years before the month of the return.</summary>
internal sealed class FarPastDays(ReportingMonth period)
{
    private const int FewestYears = 3;
    private const int LeastYearsPast = 5;
    private const int MostYearsPast = 120;
    private const int OldestYearsPast = 16;
    private const int LeastSpan = 10;

    private readonly HashSet<int> years = [];
    private int days;

    public void Note(string text, int cells = 1)
    {
        if (DayOfYear.Year(text) is not { } year || year > period.Year - LeastYearsPast || year < period.Year - MostYearsPast)
            return;
        days += cells;
        years.Add(year);
    }

    /// <summary>At least three years, ten or more apart, the oldest at least sixteen back, in at least half of the cells: so births lie, and appointments do not.</summary>
    public bool LookLikeBirths(int cells)
        => years.Count >= FewestYears && days * 2 >= cells && years.Max() - years.Min() >= LeastSpan && period.Year - years.Min() >= OldestYearsPast;
}
