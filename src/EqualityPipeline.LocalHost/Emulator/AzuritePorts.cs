using System.Net;
using System.Net.Sockets;

namespace EqualityPipeline.LocalHost;

/// <summary>The loopback ports of one Azurite.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    // Microsoft's published emulator account: the same on every machine, and no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ConnectionString => FormattableString.Invariant(
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{Blob}/{Account};QueueEndpoint=http://127.0.0.1:{Queue}/{Account};TableEndpoint=http://127.0.0.1:{Table}/{Account};");

    public static AzuritePorts FindFree()
    {
        // All three are held at once so that they differ.
        using var blob = new TcpListener(IPAddress.Loopback, 0);
        using var queue = new TcpListener(IPAddress.Loopback, 0);
        using var table = new TcpListener(IPAddress.Loopback, 0);
        blob.Start();
        queue.Start();
        table.Start();
        return new(PortOf(blob), PortOf(queue), PortOf(table));
    }

    public bool AreFree()
    {
        foreach (var port in (int[])[Blob, Queue, Table])
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
            }
            catch (SocketException)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when all three ports answer, each as the Azurite service it should be.</summary>
    public async Task<bool> AnswerAsync(CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        return await AnswersAsync(client, Blob, "Azurite-Blob", cancel)
            && await AnswersAsync(client, Queue, "Azurite-Queue", cancel)
            && await AnswersAsync(client, Table, "Azurite-Table", cancel);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port, string service, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}/{Account}?comp=list")), cancel);
            return answer.Headers.TryGetValues("Server", out var servers)
                && servers.Any(name => name.StartsWith(service, StringComparison.Ordinal));
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private static int PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
}
