using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EqualityPipeline.Indicators;

/// <summary>Hashes of ids and codes by both their ends: a release looks counts up tens of millions of times, and the hash of whole texts was a good part of that.</summary>
/// <remarks>Ids come from the policy, and not from whoever sends a return: nobody can choose many that are hashed alike.</remarks>
internal static class KeyHash
{
    private const int Ends = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(Unit unit) => Of(unit.Directorate).Then(Of(unit.Service)).Then(Of(unit.Place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(string text)
    {
        var chars = text.AsSpan();
        if (chars.Length >= Ends)
            return (End(chars[..Ends]) * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(End(chars[^Ends..]) * 0xC2B2AE3D27D4EB4F, 31) ^ (uint)chars.Length;
        var hash = (ulong)chars.Length;
        foreach (var letter in chars)
            hash = (hash << 16) | letter;
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Then(this ulong hash, ulong next) => (BitOperations.RotateLeft(hash, 5) ^ next) * 0x9E3779B97F4A7C15;

    public static int Finish(this ulong hash) => (int)(hash ^ (hash >> 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong End(ReadOnlySpan<char> chars) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(chars));
}
