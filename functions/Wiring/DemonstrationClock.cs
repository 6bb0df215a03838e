namespace EqualityPipeline.Functions.Wiring;

/// <summary>The clock of the sample data: it starts at noon on 10 April 2011 and runs on from there.</summary>
public sealed class DemonstrationClock : TimeProvider
{
    /// <summary>When the demonstration begins, and when everything uploaded during it counts as received.</summary>
    public static readonly DateTimeOffset Noon = new(2011, 4, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly long started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => Noon + System.GetElapsedTime(started);
}
