using EqualityPipeline.Audiences;

namespace EqualityPipeline.Tests.Audiences;

public class Packs_of_a_length
{
    /// <summary>
    /// Titles are 1 + 1 words, and "3 more are on the full pages." is kept free twice: 7 + 7. So 16 are gone before the first line, and of 27 words 11 are left:
    /// a1 (3) and b1 (4) make 7; a2 (3) makes 10; b2 (4) does not fit, and then b3 is not tried; a3 (3) does not fit.
    /// </summary>
    [Fact]
    public void Each_part_gets_its_first_line_before_any_gets_its_second()
    {
        var fitted = PackLength.Fit([Section("A", "a a a", "a a a", "a a a"), Section("B", "b b b b", "b b b b", "b")], 27);

        Assert.Equal([(2, 1), (1, 2)], fitted.Select(s => (s.Lines.Length, s.LeftOut)));
    }

    [Fact]
    public void What_fits_is_left_as_it_is()
    {
        var fitted = PackLength.Fit([Section("A", "a a"), Section("B")], 100);

        Assert.Equal([(1, 0), (0, 0)], fitted.Select(s => (s.Lines.Length, s.LeftOut)));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("  one\ttwo\nthree ", 3)]
    public void Words_are_what_spaces_divide(string text, int words) => Assert.Equal(words, PackLength.Words(text));

    private static PackSection Section(string title, params string[] lines) => new(title, title, [.. lines.Select(l => new PackLine(l))]);
}
