using System.Xml;

namespace EqualityPipeline.Returns;

/// <summary>Why a workbook cannot be read on. It never leaves the reader: what it holds is added to the receipt.</summary>
internal sealed class WorkbookFault(Finding finding) : Exception(finding.Message)
{
    public Finding Finding => finding;

    public static WorkbookFault Damaged(string what) => new(Faults.DamagedWorkbook(what));

    /// <summary>What a fault of reading a workbook says; null for any other exception.</summary>
    public static Finding? Of(Exception fault) => fault switch
    {
        WorkbookFault known => known.Finding,
        XmlException xml when xml.Message.Contains("DTD", StringComparison.Ordinal) => Faults.ForgedWorkbook("it declares entities, which can stand for anything"),
        XmlException or InvalidDataException => Faults.DamagedWorkbook("a part of it breaks off or is not written as it should be"),
        _ => null,
    };

    public static WorkbookFault Beyond(string what) => new(Faults.BeyondWorkbookLimits(what));
}
