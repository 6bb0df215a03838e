namespace EqualityPipeline.Policy;

/// <summary>Reads channels.yaml: which indicators speak for which channel of evidence.</summary>
internal static class ChannelsFile
{
    public static void Read(PolicyNode root, PolicyDraft draft)
    {
        if (root.Mapping("the file of channels", "channels") is not { } file)
            return;
        foreach (var node in file.Items("channels"))
        {
            if (node.Mapping("a channel", "id", "name", "indicators", "even-within") is not { } channel)
                continue;
            var id = channel.Word("id");
            draft.Ids.Define(PolicySort.Channel, id);
            var indicators = channel.Words("indicators");
            draft.References.Names(PolicySort.Indicator, indicators);
            draft.Channels.Add(new EvidenceChannel(id.Text, channel.Text("name"), [.. indicators.Select(i => i.Text)])
            {
                EvenWithin = channel.Find("even-within") is null ? null : channel.Share("even-within"),
            });
        }
    }
}
