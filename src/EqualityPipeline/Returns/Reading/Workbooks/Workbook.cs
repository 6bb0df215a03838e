using System.Collections.Immutable;
using System.Xml;

namespace EqualityPipeline.Returns;

internal enum SheetVisibility { Shown, Hidden, VeryHidden }

internal sealed record WorkbookSheet(string Name, SheetVisibility Visibility, string Part);

/// <summary>An Excel workbook: its sheets, texts and formats. What it links to elsewhere is never followed.</summary>
/// <remarks>ECMA-376 parts 1 and 2. Names of tags are compared without their namespace, which differs between the strict and the transitional form.</remarks>
internal sealed class Workbook
{
    private const string Shared = "sharedStrings";

    private readonly ZipParts parts;
    private readonly WorkbookBudget budget = new();

    /// <exception cref="WorkbookFault">It is no workbook, or cannot be read.</exception>
    public Workbook(PackedFile file)
    {
        parts = new ZipParts(file);
        var root = parts.Find("_rels/.rels") is { } rels
            ? Relations(rels, string.Empty).FirstOrDefault(r => r.Type == "officeDocument")?.Part ?? "xl/workbook.xml"
            : "xl/workbook.xml";
        if (parts.Find(root) is not { } workbook || !root.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || root.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || root.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            throw new WorkbookFault(NotAWorkbook(root));

        var folder = root[..(root.LastIndexOf('/') + 1)];
        var relations = parts.Find($"{folder}_rels/{root[folder.Length..]}.rels") is { } own ? Relations(own, folder) : [];
        HasMacros = parts.All.Any(p => p.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        HasLinks = relations.Any(r => r.Type is "externalLink" or "externalLinkPath");
        ReadWorkbook(workbook, relations);
        Texts = PartOf(relations, Shared) is { } texts ? Read(texts, SharedTexts.Read) : SharedTexts.None;
        Formats = PartOf(relations, "styles") is { } styles ? Read(styles, CellFormats.Read) : new CellFormats();
    }

    public ImmutableArray<WorkbookSheet> Sheets { get; private set; } = [];

    /// <summary>Days are counted from 1904 on, as old Macintosh programs did.</summary>
    public bool Counts1904 { get; private set; }

    public bool HasMacros { get; }

    public bool HasLinks { get; }

    public SharedTexts Texts { get; }

    public CellFormats Formats { get; }

    public SheetRows Open(WorkbookSheet sheet)
        => new(this, new PartReader(Unpack(parts.Find(sheet.Part) ?? throw WorkbookFault.Damaged($"the sheet \"{Returns.Texts.Shown(sheet.Name)}\" is missing in it"))));

    private PartStream Unpack(ZipPart part) => new(part, parts.OpenPacked(part), budget);

    private T Read<T>(ZipPart part, Func<PartReader, T> read)
    {
        using var reader = new PartReader(Unpack(part));
        return read(reader);
    }

    private ZipPart? PartOf(ImmutableArray<Relation> relations, string type)
        => relations.FirstOrDefault(r => r.Type == type) is { } relation ? parts.Find(relation.Part) : null;

    private void ReadWorkbook(ZipPart workbook, ImmutableArray<Relation> relations)
    {
        var sheets = ImmutableArray.CreateBuilder<WorkbookSheet>();
        Read(workbook, part =>
        {
            while (part.Read())
            {
                if (part.Xml.NodeType is not XmlNodeType.Element)
                    continue;
                if (part.Xml.LocalName == "workbookPr")
                    Counts1904 = part.Xml.GetAttribute("date1904") is "1" or "true";
                else if (part.Xml.LocalName == "sheet")
                    AddSheet(part.Xml, relations, sheets);
            }
            return true;
        });
        if (sheets.Count == 0)
            throw WorkbookFault.Damaged("it has no sheet with cells");
        Sheets = sheets.ToImmutable();
    }

    private static void AddSheet(XmlReader xml, ImmutableArray<Relation> relations, ImmutableArray<WorkbookSheet>.Builder sheets)
    {
        string name = string.Empty, id = string.Empty, state = string.Empty;
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "name":
                    name = xml.Value;
                    break;
                case "state":
                    state = xml.Value;
                    break;
                case "id":
                    id = xml.Value;
                    break;
            }
        }
        // A sheet of a chart or of old macros has no cells.
        if (relations.FirstOrDefault(r => r.Id == id) is not { Type: "worksheet" } relation)
            return;
        if (sheets.Count == WorkbookLimits.MostSheets)
            throw WorkbookFault.Beyond($"it has more than {WorkbookLimits.MostSheets} sheets");
        var visibility = state switch
        {
            "hidden" => SheetVisibility.Hidden,
            "veryHidden" => SheetVisibility.VeryHidden,
            _ => SheetVisibility.Shown,
        };
        sheets.Add(new WorkbookSheet(name, visibility, relation.Part));
    }

    private ImmutableArray<Relation> Relations(ZipPart rels, string folder) => Read(rels, part =>
    {
        var relations = ImmutableArray.CreateBuilder<Relation>();
        while (part.Read())
        {
            if (part.Xml.NodeType is not XmlNodeType.Element || part.Xml.LocalName != "Relationship")
                continue;
            var (id, type, target) = (part.Xml.GetAttribute("Id"), part.Xml.GetAttribute("Type"), part.Xml.GetAttribute("Target"));
            if (id is null || type is null || target is null || relations.Count == WorkbookLimits.MostParts)
                continue;
            relations.Add(new Relation(id, type[(type.LastIndexOf('/') + 1)..], PathOf(target, folder)));
        }
        return relations.ToImmutable();
    });

    /// <summary>Where a target leads within the archive. It is only looked up among the parts, so it can lead nowhere else.</summary>
    private static string PathOf(string target, string folder)
    {
        var path = new List<string>();
        foreach (var segment in (target.StartsWith('/') ? target[1..] : folder + target).Split('/'))
        {
            if (segment == "..")
                path.RemoveRange(Math.Max(0, path.Count - 1), Math.Min(1, path.Count));
            else if (segment is not ("." or ""))
                path.Add(segment);
        }
        return string.Join('/', path);
    }

    private Finding NotAWorkbook(string root)
    {
        if (parts.Find("content.xml") is not null && parts.Find("mimetype") is not null)
            return Faults.OtherOffice("a LibreOffice or OpenDocument file (.ods)");
        if (root.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return Faults.OtherOffice("a binary Excel workbook (.xlsb)");
        if (root.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
            return Faults.OtherOffice("a Word document");
        if (root.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase))
            return Faults.OtherOffice("a PowerPoint presentation");
        return parts.Find("[Content_Types].xml") is null
            ? Faults.PlainArchive(parts.All.Count)
            : Faults.DamagedWorkbook("the list of its sheets is missing");
    }

    private sealed record Relation(string Id, string Type, string Part);
}
