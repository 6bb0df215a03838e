namespace EqualityPipeline.Policy;

/// <summary>Reads alerts.yaml.</summary>
internal static class AlertsFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of alerts", "rules") is not { } file)
            return;
        foreach (var node in file.Items("rules"))
        {
            if (node.Mapping("an alert rule", "id", "name", "kind", "minimum-points", "last-months", "owner", "channels") is not { } rule)
                continue;
            var id = rule.Word("id");
            draft.Ids.Define(PolicySort.AlertRule, id);
            draft.AlertRules.Add(new AlertRule(
                id.Text, rule.Text("name"), rule.OneOf("kind", PolicyWords.AlertRuleKinds), rule.Number("minimum-points", 2), rule.Number("last-months", 1),
                rule.Text("owner"), [.. rule.Words("channels").Select(c => c.Text)]));
        }
    }
}
