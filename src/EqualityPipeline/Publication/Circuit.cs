namespace EqualityPipeline.Publication;

/// <summary>Counts that can rise and fall together while every sum they are in stays true.</summary>
/// <param name="Counts">They move together.</param>
/// <param name="Times">How many times as far as the first each of them moves.</param>
/// <param name="Room">People: how wide the range is that a reader cannot narrow for a count that moves once.</param>
/// <param name="Loss">Of those that are not hidden yet.</param>
internal sealed record Circuit(int[] Counts, int[] Times, double Room, int Loss);
