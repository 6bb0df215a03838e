namespace EqualityPipeline.Publication;

/// <summary>Counts that can rise and fall together while every sum they are in stays true.</summary>
/// <param name="Counts">They move together.</param>
/// <param name="Times">How many times as far as the first each of them moves, and negative where the other way; 0 of a count that may move, but has no room of its own to show.</param>
/// <param name="Rise">People: how far the first can rise before another count would fall below zero.</param>
/// <param name="Fall">People: how far it can fall.</param>
/// <param name="Loss">Of those that are not hidden yet.</param>
internal sealed record Circuit(int[] Counts, double[] Times, double Rise, double Fall, int Loss)
{
    /// <summary>People: how wide the range is that a reader cannot narrow for a count that moves once.</summary>
    public double Room => Rise + Fall;
}
