using System.Net;
using System.Net.Sockets;
using EqualityPipeline.LocalHost;

namespace EqualityPipeline.Tests.LocalHost;

public sealed class Addresses_of_the_local_host(SharedAzurite storage)
{
    [Theory]
    [InlineData("/", null, HttpStatusCode.OK)]
    [InlineData("/api/returns/northmoor/2009", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/returns/northmoor/2009", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/api/returns/northmoor/2009", HostUnderTest.FunctionKey, HttpStatusCode.OK)]
    [InlineData("/api/returns/northmoor/2009", HostUnderTest.AdminKey, HttpStatusCode.OK)]
    [InlineData("/api/returns/northmoor/2009?code=f-key", null, HttpStatusCode.OK)]
    [InlineData("/api/returns/northmoor/2009?code=f-kez", null, HttpStatusCode.Unauthorized)]
    [InlineData("/pages/a", HostUnderTest.FunctionKey, HttpStatusCode.Unauthorized)]
    [InlineData("/pages/a", HostUnderTest.AdminKey, HttpStatusCode.OK)]
    [InlineData("/nothing/here", HostUnderTest.AdminKey, HttpStatusCode.NotFound)]
    public async Task A_key_opens_what_it_should(string path, string? key, HttpStatusCode expected)
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp));
        using var answer = await host.SendAsync(HttpMethod.Get, path, key);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task Route_parameters_reach_the_parameters_of_the_same_name()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp));

        Assert.Equal("PUT northmoor 2010", await TextAsync(HttpMethod.Put, "/api/returns/northmoor/2009"));
        Assert.Equal("True a/b/c d.html", await TextAsync(HttpMethod.Get, "/pages/a/b/c%20d.html"));
        Assert.Equal("root of 127.0.0.1", await TextAsync(HttpMethod.Get, "/"));

        async Task<string> TextAsync(HttpMethod method, string path)
        {
            using var answer = await host.SendAsync(method, path, HostUnderTest.AdminKey);
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task Open_reading_needs_no_function_key_but_still_an_admin_key()
    {
        await using var host = await HostUnderTest.StartAsync(
            storage, typeof(SampleHttp), set: options => options.OpenReading = request => request.Method == "GET");

        using var read = await host.SendAsync(HttpMethod.Get, "/api/returns/northmoor/2009");
        using var change = await host.SendAsync(HttpMethod.Put, "/api/returns/northmoor/2009");
        using var admin = await host.SendAsync(HttpMethod.Get, "/pages/a");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [read.StatusCode, change.StatusCode, admin.StatusCode]);
    }

    [Fact]
    public async Task A_failure_is_500_without_details()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp), calls => calls.FailOn = "bad");
        using var answer = await host.SendAsync(HttpMethod.Post, "/Broken", body: "bad");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_request_that_is_too_large_is_413()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp), set: options => options.LargestRequest = 1_000);
        using var answer = await host.SendAsync(HttpMethod.Post, "/Broken", body: new string('x', 1_001));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_reach_it_under_its_own_name()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "elsewhere.example";
        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_taken_port_is_told_in_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var told = await Assert.ThrowsAsync<LocalHostException>(() => HostUnderTest.StartAsync(storage, typeof(SampleHttp), set: options => options.Port = port));

        Assert.Equal($"Port {port} on 127.0.0.1 is taken by another program: stop it, or start with --port and another number (0 finds a free one).", told.Message);
    }

    [Theory]
    [InlineData("--port|x", "--port is a number from 0 to 65535, not \"x\".")]
    [InlineData("--port|70000", "--port is a number from 0 to 65535, not \"70000\".")]
    [InlineData("sample", "\"sample\" is not understood: options begin with \"--\".")]
    public async Task A_wrong_command_line_is_told_with_exit_code_1(string args, string expected)
    {
        var told = Assert.Throws<LocalHostException>(() => LocalFunctionsHost.CreateBuilder(args.Split('|'), typeof(SampleHttp)));
        Assert.Equal(expected, told.Message);
        Assert.Equal(1, await LocalFunctionsHost.RunAsync(() => throw told));
    }

    [Fact]
    public void An_option_without_a_text_says_true_and_takes_nothing_from_the_next()
    {
        var builder = LocalFunctionsHost.CreateBuilder(["--sample", "--port", "0", "--Publication:SmallestPublishedCount=7"], typeof(SampleHttp));

        Assert.Equal("true", builder.Configuration["sample"]);
        Assert.Equal("7", builder.Configuration["Publication:SmallestPublishedCount"]);
        Assert.Equal(0, builder.Options.Port);
    }

    [Fact]
    public void Keys_are_made_once_and_are_the_same_at_the_next_start()
    {
        var folder = Path.Combine(Path.GetTempPath(), "equality-pipeline-" + Guid.NewGuid().ToString("N"));
        try
        {
            var first = LocalFunctionsHost.CreateBuilder(["--data-folder", folder], typeof(SampleTimer)).Build();
            var second = LocalFunctionsHost.CreateBuilder(["--data-folder", folder], typeof(SampleTimer)).Build();

            Assert.Equal((first.FunctionKey, first.AdminKey), (second.FunctionKey, second.AdminKey));
            Assert.NotEqual(first.FunctionKey, first.AdminKey);
            Assert.Equal(64, first.FunctionKey.Length);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "keys.json")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Its_functions_are_described_a_line_each()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp));
        var url = host.Host.Url;

        Assert.Equal(
            $"  Broken  http   POST {url}/Broken\n" +
            $"  Pages   http   GET {url}/pages/{{*path}}\n" +
            $"  Period  http   GET,PUT {url}/api/returns/{{organisation}}/{{year:int}}\n" +
            $"  Root    http   GET {url}/{{ignored:maxlength(0)?}}\n",
            host.Host.Describe());
    }
}

public sealed class Running_a_function_by_the_admin_address(SharedAzurite storage)
{
    [Theory]
    [InlineData("SampleTimer", null, null, 401, 0)]
    [InlineData("SampleTimer", HostUnderTest.FunctionKey, "{}", 401, 0)]
    [InlineData("Unknown", HostUnderTest.AdminKey, "{}", 404, 0)]
    [InlineData("SampleTimer", HostUnderTest.AdminKey, "{", 400, 0)]
    [InlineData("SampleTimer", HostUnderTest.AdminKey, "[]", 400, 0)]
    [InlineData("SampleTimer", HostUnderTest.AdminKey, "{\"input\":1}", 400, 0)]
    [InlineData("SampleTimer", HostUnderTest.AdminKey, "{}", 202, 1)]
    [InlineData("sampletimer", HostUnderTest.AdminKey, null, 202, 1)]
    [InlineData("SampleTimer?wait=true", HostUnderTest.AdminKey, "{}", 200, 1)]
    public async Task A_timer_runs_now_with_the_admin_key(string name, string? key, string? body, int status, int calls)
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleTimer));
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/" + name, key, body);

        Assert.Equal(status, (int)answer.StatusCode);
        await host.Calls.WhenMadeAsync(calls);
        await host.Host.StopAsync();
        Assert.Equal(calls, host.Calls.Made.Count);
    }

    [Fact]
    public async Task Waiting_tells_how_the_call_ended()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleTimer), calls => calls.FailOn = "next");
        using var failed = await host.SendAsync(HttpMethod.Post, "/admin/functions/SampleTimer?wait=true", HostUnderTest.AdminKey);
        host.Calls.FailOn = null;
        using var succeeded = await host.SendAsync(HttpMethod.Post, "/admin/functions/SampleTimer?wait=true", HostUnderTest.AdminKey);

        Assert.Equal("500 {\"succeeded\":false,\"function\":\"SampleTimer\"}", (int)failed.StatusCode + " " + await failed.Content.ReadAsStringAsync());
        Assert.Equal("200 {\"succeeded\":true,\"function\":\"SampleTimer\"}", (int)succeeded.StatusCode + " " + await succeeded.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_HTTP_function_is_not_run_here()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleHttp));
        using var answer = await host.SendAsync(HttpMethod.Post, "/admin/functions/Root", HostUnderTest.AdminKey, "{}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_blob_is_delivered_again_by_name()
    {
        await using var host = await HostUnderTest.StartAsync(storage, typeof(SampleBlob));
        await host.UploadAsync("a b.csv");
        await host.SettledAsync();

        using var again = await RunAsync($"{host.Prefix}returns/a b.csv");
        using var missing = await RunAsync($"{host.Prefix}returns/c.csv");
        using var elsewhere = await RunAsync("elsewhere/a b.csv");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest], [again.StatusCode, missing.StatusCode, elsewhere.StatusCode]);
        Assert.Equal(["a b.csv", "a b.csv"], host.Calls.Made);

        Task<HttpResponseMessage> RunAsync(string input) =>
            host.SendAsync(HttpMethod.Post, "/admin/functions/SampleBlob?wait=true", HostUnderTest.AdminKey, $$"""{"input":"{{input}}"}""");
    }
}
