using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EqualityPipeline.Storage.Alerting;

/// <summary>Where alerts are posted to. From configuration only; never from a return or a request.</summary>
public sealed record WebhookOptions
{
    public const string Section = "AlertWebhook";

    /// <summary>An https address; empty where there is none.</summary>
    public string Address { get; init; } = "";

    /// <summary>Hosts that may be posted to, comma-separated; the address's own must be among them.</summary>
    public string AllowedHosts { get; init; } = "";

    /// <summary>For a receiver on this machine, on a developer's machine only: plain http to a loopback address.</summary>
    public bool AllowLoopback { get; init; }

    /// <returns>What is wrong with it, in words; null where nothing is.</returns>
    public string? Fault()
    {
        if (Address.Length == 0)
            return null;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var address))
            return $"{Section}:Address must be a whole address such as https://alerts.example.org/equality.";
        if (AllowLoopback && address.IsLoopback && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps))
            return null;
        if (address.Scheme != Uri.UriSchemeHttps)
            return $"{Section}:Address must begin with https://.";
        var allowed = AllowedHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return allowed.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"{Section}:AllowedHosts must name the host of {Section}:Address, {address.Host}.";
    }
}

/// <summary>Posts alerts to one web address.</summary>
public sealed class WebhookChannel : IDisposable
{
    public const string Name = "webhook";

    private readonly WebhookOptions options;
    private readonly HttpClient http;

    /// <exception cref="InvalidOperationException">The options are not usable; the message says why.</exception>
    public WebhookChannel(WebhookOptions options)
    {
        if (options.Fault() is { } fault)
            throw new InvalidOperationException(fault);
        this.options = options;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            ConnectCallback = ConnectAsync,
            UseProxy = false,
        })
        {
            Timeout = TimeSpan.FromSeconds(30),
        };
    }

    public bool HasAddress => options.Address.Length > 0;

    /// <returns>Whether the receiver answered with a success; a failure of any kind is tried again later.</returns>
    public async Task<bool> TrySendAsync(AlertMessage message, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Address)
        {
            Content = new StringContent(message.Json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", message.Id);
        try
        {
            using var response = await http.SendAsync(request, cancel);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>The name is resolved here and the address looked at, so that a public name cannot lead to a private machine.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        var reachable = Array.FindAll(addresses, address => options.AllowLoopback ? IPAddress.IsLoopback(address) || IsPublic(address) : IsPublic(address));
        if (reachable.Length == 0)
            throw new HttpRequestException("The webhook's host has no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(plain) || plain.IsIPv6LinkLocal || plain.IsIPv6SiteLocal || plain.IsIPv6UniqueLocal || plain.IsIPv6Multicast)
            return false;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
            return !plain.Equals(IPAddress.IPv6Any);
        var bytes = plain.GetAddressBytes();
        return bytes switch
        {
            [0 or 10 or 127, ..] => false,
            [169, 254, ..] => false,
            [192, 168, ..] => false,
            [172, >= 16 and <= 31, ..] => false,
            [100, >= 64 and <= 127, ..] => false,
            [>= 224, ..] => false,
            _ => true,
        };
    }
}
