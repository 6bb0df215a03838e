namespace EqualityPipeline.Frameworks;

/// <summary>How old the evidence is, against the age that its rule allows. The worst comes last.</summary>
public enum EvidenceState
{
    /// <summary>There is evidence from within the first three quarters of the time allowed.</summary>
    Fresh,

    /// <summary>It still counts, but the last quarter of its time has begun.</summary>
    Ageing,

    /// <summary>There was evidence, and its time is over.</summary>
    Stale,

    /// <summary>There is none.</summary>
    Missing,
}

internal static class EvidenceStates
{
    public static string InWords(EvidenceState state) => state switch
    {
        EvidenceState.Fresh => "fresh",
        EvidenceState.Ageing => "ageing",
        EvidenceState.Stale => "stale",
        _ => "missing",
    };

    public static EvidenceState Worse(EvidenceState one, EvidenceState other) => one > other ? one : other;
}
