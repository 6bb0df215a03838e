namespace EqualityPipeline.Policy;

/// <summary>Reads registers.yaml: how what registers hold is judged.</summary>
internal static class RegistersFile
{
    private const string LegalBasis = "legal-basis";
    private const int MostMonths = 120;
    private const int MostDays = 366;

    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the rules of registers", "evidence-months", "forecast-months", "red-after-days", "calendar-months", "legal-duties") is not { } file)
            return;
        draft.Registers = new RegisterRules
        {
            EvidenceMonths = file.Number("evidence-months", 1, MostMonths),
            ForecastMonths = file.Number("forecast-months", 1, MostMonths),
            RedAfterDays = file.Number("red-after-days", 0, MostDays),
            CalendarMonths = file.Number("calendar-months", 1, MostMonths),
            Duties = [.. file.Items("legal-duties").Select(node => Duty(node, draft)).OfType<LegalDuty>()],
        };
    }

    private static LegalDuty? Duty(PolicyNode node, PolicyDraft draft)
    {
        if (node.Mapping("a legal duty", "basis", "from", "to", "source") is not { } duty)
            return null;
        var basis = duty.Word("basis");
        draft.References.Name(PolicySort.Code, basis, LegalBasis, PolicySort.CodeList);
        return new LegalDuty(basis.Text, duty.Span(mustStart: false), duty.Text("source"));
    }
}
