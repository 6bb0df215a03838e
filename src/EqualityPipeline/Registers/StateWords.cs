using System.Text.Json;

namespace EqualityPipeline.Registers;

/// <summary>A state as feeds write it, for example <c>on-course</c>.</summary>
internal static class StateWords
{
    public static string Of<T>(T state) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
