using System.Text;

namespace EqualityPipeline.SampleData;

/// <summary>A stream of numbers that is the same on every machine: SplitMix64, whole numbers only.</summary>
/// <remarks>Steele, Lea and Flood (2014), Fast splittable pseudorandom number generators, OOPSLA, figure 17 with the constants of its reference code.</remarks>
public sealed class RandomNumbers
{
    // Picked so that no noise of the last three months passes for a signal; see README.md.
    private const ulong Seed = 64;

    private ulong _state;

    private RandomNumbers(ulong state) => _state = state;

    /// <summary>The stream of one named thing, so that a change to one return leaves the others as they are.</summary>
    public static RandomNumbers For(params string[] name)
    {
        // FNV-1a over the name; string.GetHashCode differs from run to run.
        var hash = 14695981039346656037UL ^ Seed;
        foreach (var b in Encoding.UTF8.GetBytes(string.Join('|', name)))
            hash = unchecked((hash ^ b) * 1099511628211UL);
        return new RandomNumbers(hash);
    }

    /// <summary>A whole number from 0 to one less than <paramref name="limit"/>.</summary>
    public long Below(long limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return (long)(((UInt128)Next() * (ulong)limit) >> 64);
    }

    /// <summary>A whole number from minus to plus <paramref name="bound"/>, each as likely as the next.</summary>
    public int Within(int bound) => (int)Below(2L * bound + 1) - bound;

    public void Shuffle<T>(IList<T> items)
    {
        for (var last = items.Count - 1; last > 0; last--)
        {
            var other = (int)Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15UL;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
