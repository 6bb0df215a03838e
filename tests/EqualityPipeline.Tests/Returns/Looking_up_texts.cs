using System.Text;
using EqualityPipeline.Returns;

namespace EqualityPipeline.Tests.Returns;

public class Looking_up_texts
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(40)]
    public void A_text_that_differs_in_any_one_byte_is_another_text(int length)
    {
        var table = new TextTable<int>();
        var text = Encoding.UTF8.GetBytes(new string('a', length));
        table.Add(text, -1);
        for (var i = 0; i < length; i++)
        {
            Assert.False(table.TryFind(With(text, i, (byte)'b'), out _));
            table.Add(With(text, i, (byte)'b'), i);
        }

        Assert.True(table.TryFind(text, out var same) && same == -1);
        for (var i = 0; i < length; i++)
            Assert.True(table.TryFind(With(text, i, (byte)'b'), out var found) && found == i);
        Assert.False(table.TryFind([.. text, (byte)'a'], out _));
        Assert.False(table.TryFind([.. text, 0], out _));
    }

    [Fact]
    public void Ten_thousand_texts_are_each_found_again()
    {
        var table = new TextTable<string>();
        static string Text(int i) => $"{new string('x', i % 23)}{i}{new string('y', i % 7)}";
        for (var i = 0; i < 10_000; i++)
            table.Add(Encoding.UTF8.GetBytes(Text(i)), Text(i));

        Assert.Equal(10_000, table.Count);
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.True(table.TryFind(Encoding.UTF8.GetBytes(Text(i)), out var found) && found == Text(i)));
    }

    private static byte[] With(byte[] text, int at, byte one)
    {
        var changed = text.ToArray();
        changed[at] = one;
        return changed;
    }
}
