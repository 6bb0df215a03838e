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
        var table = new TextTable();
        var text = Encoding.UTF8.GetBytes(new string('a', length));
        table.Add(text);
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(-1, table.Find(With(text, i, (byte)'b')));
            table.Add(With(text, i, (byte)'b'));
        }

        Assert.Equal(0, table.Find(text));
        for (var i = 0; i < length; i++)
            Assert.Equal(i + 1, table.Find(With(text, i, (byte)'b')));
        Assert.Equal(-1, table.Find([.. text, (byte)'a']));
        Assert.Equal(-1, table.Find([.. text, 0]));
    }

    [Fact]
    public void Ten_thousand_texts_are_each_found_again()
    {
        var table = new TextTable();
        static byte[] Text(int i) => Encoding.UTF8.GetBytes($"{new string('x', i % 23)}{i}{new string('y', i % 7)}");
        for (var i = 0; i < 10_000; i++)
            table.Add(Text(i));

        Assert.Equal(10_000, table.Count);
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(i, table.Find(Text(i))));
    }

    private static byte[] With(byte[] text, int at, byte one)
    {
        var changed = text.ToArray();
        changed[at] = one;
        return changed;
    }
}
