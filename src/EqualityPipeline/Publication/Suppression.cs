using System.Collections.Immutable;

namespace EqualityPipeline.Publication;

/// <summary>What was chosen for every count of a table.</summary>
/// <param name="Fates">By the number of the count. They say why, and that gives away: for the restricted audit only, never for a publication.</param>
/// <param name="Exposed">
/// Sensitive counts that cannot be given <see cref="CountSuppression.NarrowestRange"/> people of room even with all else hidden: what is known already gives them away. Ascending.
/// </param>
internal sealed record Suppression(ImmutableArray<Fate> Fates, ImmutableArray<int> Exposed)
{
    /// <summary>Whether a count must be hidden.</summary>
    public bool this[int count] => Fates[count] != Fate.Shown;

    /// <summary>How many counts share a fate.</summary>
    public int Number(Fate fate) => Fates.Count(f => f == fate);
}

/// <summary>Whether a count is shown, and why not. A count that appears nowhere is "shown" where nothing asks that it be hidden.</summary>
internal enum Fate
{
    Shown,

    /// <summary>Hidden for itself.</summary>
    Small,

    /// <summary>Hidden because another could be worked out from it.</summary>
    Protecting,

    /// <summary>Hidden because it was hidden before.</summary>
    KeptHidden,
}
