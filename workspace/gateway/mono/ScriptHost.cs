// Runs the custom code of a connector as the platform would: a request comes as one line of JSON on the standard input, the
// answer goes as one line to the standard output, in whatever order answers are ready. What ScriptBase and IScriptContext
// hold is documented under "Write code in a custom connector".
namespace Microsoft.Extensions.Logging
{
    public interface ILogger { }
}

public interface IScriptContext
{
    string CorrelationId { get; }
    string OperationId { get; }
    HttpRequestMessage Request { get; }
    Microsoft.Extensions.Logging.ILogger Logger { get; }
    Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);
}

public abstract class ScriptBase
{
    public IScriptContext Context { get; internal set; }
    public CancellationToken CancellationToken { get; internal set; }

    public static StringContent CreateJsonContent(string serializedJson)
    {
        return new StringContent(serializedJson, Encoding.UTF8, "application/json");
    }

    public abstract Task<HttpResponseMessage> ExecuteAsync();
}

public static class ScriptHost
{
    private static readonly HttpClient Client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };

    private sealed class HostContext : IScriptContext
    {
        public string CorrelationId { get; set; }
        public string OperationId { get; set; }
        public HttpRequestMessage Request { get; set; }
        public Microsoft.Extensions.Logging.ILogger Logger { get; set; }

        public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            return Client.SendAsync(request, cancellationToken);
        }
    }

    public static void Main()
    {
        // As many requests at a time as scripts make.
        ServicePointManager.DefaultConnectionLimit = 100;
        var lines = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        string line;
        while ((line = lines.ReadLine()) != null)
        {
            var call = Read(line);
            Task.Run(async () =>
            {
                var answer = await Answer(call).ConfigureAwait(false);
                lock (answers) answers.WriteLine(answer.ToString(Newtonsoft.Json.Formatting.None));
            });
        }
    }

    private static JObject Read(string line)
    {
        using (var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None, MaxDepth = null })
        {
            return JObject.Load(reader);
        }
    }

    private static async Task<JObject> Answer(JObject call)
    {
        try
        {
            using (var request = new HttpRequestMessage(new HttpMethod((string)call["method"]), (string)call["url"]))
            using (var limit = new CancellationTokenSource((int)call["timeLimit"]))
            {
                if (call["body"].Type == JTokenType.String) request.Content = ScriptBase.CreateJsonContent((string)call["body"]);
                foreach (var header in (JObject)call["headers"]) request.Headers.TryAddWithoutValidation(header.Key, (string)header.Value);
                var context = new HostContext { CorrelationId = (string)call["correlationId"], OperationId = (string)call["operationId"], Request = request };
                var script = new Script { Context = context, CancellationToken = limit.Token };
                using (var response = await script.ExecuteAsync().ConfigureAwait(false))
                {
                    var headers = new JObject();
                    foreach (var header in response.Headers) headers[header.Key] = string.Join(", ", header.Value);
                    var body = response.Content == null ? null : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                    return new JObject { { "id", call["id"] }, { "status", (int)response.StatusCode }, { "headers", headers }, { "body", body } };
                }
            }
        }
        catch (Exception error)
        {
            return new JObject { { "id", call["id"] }, { "failure", error.ToString() } };
        }
    }
}
