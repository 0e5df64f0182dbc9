/// <summary>
/// The custom code of the connector: turns its calls into requests to the Dataverse organization that hosts it, with the
/// token of the connection, and answers as the definition says. Operations are told by their paths, since some regions
/// hand over OperationId base64-encoded. It keeps to C# 6, and workspace/gateway/script has the same in TypeScript.
/// </summary>
public class Script : ScriptBase
{
    // Older connectors get 5 seconds a call, after which the platform answers by itself.
    private static readonly TimeSpan TimeToRead = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan TimeToRoute = TimeSpan.FromSeconds(2);

    private const string Action = "msdyn_ApplyRoutingRuleEntityRecord";
    private const int EntityRecords = 192350000;
    private const string SegmentNotFound = "0x8006088a";
    private const string NotInstalled = "This environment has no unified routing, or it is still being set up, which takes "
        + "about 15 minutes. Install Omnichannel for Customer Service, or repeat the call later.";

    private static readonly Regex Id = new Regex(@"\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\z");
    private static readonly Regex Name = new Regex(@"\A[A-Za-z0-9_]{1,128}\z");
    private static readonly Regex ResourceId = new Regex("resource_id=\"?([^\",\\s]+)");
    private static readonly Regex WrongTarget = new Regex("StartObject|PrimitiveValue|StartArray");

    private CancellationTokenSource limit;
    private bool isRouting;

    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        using (limit = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken))
        {
            limit.CancelAfter(TimeToRead);
            try
            {
                return await Answer().ConfigureAwait(false);
            }
            catch (Refusal refusal)
            {
                return refusal.ToResponse();
            }
            catch (Exception error)
            {
                if (error is OperationCanceledException || error is HttpRequestException || error is WebException || error is IOException)
                {
                    return new Refusal(503, isRouting
                        ? "Dataverse gave no answer in time. The record may have been routed all the same: ask Get routing result before you route it again."
                        : "Dataverse gave no answer in time, and nothing was routed. Repeat the call later.").ToResponse();
                }
                return new Refusal(500, $"The code of the connector failed ({error.GetType().Name}). Tell the publisher the id of the call, {Context.CorrelationId}.").ToResponse();
            }
        }
    }

    private Task<HttpResponseMessage> Answer()
    {
        var path = Context.Request.RequestUri.AbsolutePath.Split('/').Select(Uri.UnescapeDataString).ToArray();
        var parts = path.Skip(Array.IndexOf(path, "entity") + 1).ToArray();
        switch ($"{Context.Request.Method} {parts.FirstOrDefault()} {parts.Length}")
        {
            case "POST incoming 3": return SendEntityInformation(parts[1], parts[2]);
            case "POST records 3": return RouteRecord(parts[1], parts[2]);
            case "GET records 3": return GetRoutingResult(parts[1], parts[2]);
            case "GET tables 1": return ListTables();
            case "GET workstreams 1": return ListWorkStreams();
            case "GET organizations 1": return ListOrganizations();
            default: throw new Refusal(404, "The connector has no such operation.");
        }
    }

    private async Task<HttpResponseMessage> SendEntityInformation(string organizationId, string liveWorkStreamId)
    {
        var content = Context.Request.Content;
        var body = ReadBody(content == null ? "" : await content.ReadAsStringAsync().ConfigureAwait(false));
        var faults = new List<string>();
        CheckId(faults, "organizationId", organizationId);
        CheckId(faults, "liveWorkStreamId", liveWorkStreamId);
        CheckName(faults, "EntityLogicalName", body["EntityLogicalName"], "incident");
        CheckName(faults, "EntitySetName", body["EntitySetName"], "incidents");
        CheckId(faults, "RecordId", body["RecordId"]);
        CheckName(faults, "RelationshipNameWithLiveWorkItem", body["RelationshipNameWithLiveWorkItem"], "incident_msdyn_ocliveworkitems");
        var details = body["RecordDetails"];
        if (details != null && details.Type != JTokenType.Null && details.Type != JTokenType.Object)
        {
            faults.Add("RecordDetails must be an object, such as the body of the trigger.");
        }
        Refuse(faults);

        var organization = CheckOrganization(organizationId);
        var reading = ReadTable((string)body["EntityLogicalName"]);
        var workStream = CheckWorkStream(liveWorkStreamId);
        // All three to their end, then the first fault in this order, so that the same call gets the same answer.
        await Task.WhenAll(new Task[] { organization, reading, workStream }.Select(task => task.ContinueWith(_ => { }))).ConfigureAwait(false);
        await organization.ConfigureAwait(false);
        var table = await reading.ConfigureAwait(false);
        CheckTable(faults, table, (string)body["EntitySetName"], (string)body["RelationshipNameWithLiveWorkItem"]);
        Refuse(faults);
        await workStream.ConfigureAwait(false);
        return await Route(table, (string)body["RecordId"]).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> RouteRecord(string logicalName, string recordId)
    {
        return await Route(await ReadTableOf(logicalName, recordId).ConfigureAwait(false), recordId).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> GetRoutingResult(string logicalName, string recordId)
    {
        var table = await ReadTableOf(logicalName, recordId).ConfigureAwait(false);
        await CheckRecord(table, recordId).ConfigureAwait(false);
        var reply = await Get("queueitems?$select=enteredon,_queueid_value,_msdyn_liveworkstreamid_value,_workerid_value"
            + $"&$filter=_objectid_value%20eq%20{recordId}&$orderby=enteredon%20desc&$top=1").ConfigureAwait(false);
        // Without Omnichannel queue items have no work stream, and a query that names it is refused.
        if (reply.Status == 400 && reply.Message.Contains("msdyn_liveworkstreamid")) throw new Refusal(404, NotInstalled);
        var item = Rows(reply).FirstOrDefault() ?? new JObject();
        return Ok(WithoutNull(new JObject
        {
            { "IsRouted", Text(item, "_msdyn_liveworkstreamid_value") != null },
            { "QueueItemId", Text(item, "queueitemid") },
            { "EnteredOn", Text(item, "enteredon") },
            { "QueueId", Text(item, "_queueid_value") },
            { "QueueName", Label(item, "_queueid_value") },
            { "LiveWorkStreamId", Text(item, "_msdyn_liveworkstreamid_value") },
            { "LiveWorkStreamName", Label(item, "_msdyn_liveworkstreamid_value") },
            { "WorkedById", Text(item, "_workerid_value") },
            { "WorkedByName", Label(item, "_workerid_value") },
        }));
    }

    private async Task<HttpResponseMessage> ListTables()
    {
        var relationships = Get("EntityDefinitions(LogicalName='msdyn_ocliveworkitem')/ManyToOneRelationships"
            + "?$select=SchemaName,ReferencedEntity&$filter=ReferencingAttribute%20eq%20'regardingobjectid'");
        var definitions = await Get("EntityDefinitions?$select=LogicalName,EntitySetName,DisplayName&$filter=HasActivities%20eq%20true").ConfigureAwait(false);
        var links = await relationships.ConfigureAwait(false);
        if (links.Status == 404) throw new Refusal(404, NotInstalled);
        var byName = Rows(links).GroupBy(link => Text(link, "ReferencedEntity") ?? "").ToDictionary(group => group.Key, group => Text(group.First(), "SchemaName"));
        return Values(Rows(definitions).Where(table => byName.ContainsKey(Text(table, "LogicalName") ?? "")).Select(table => new JObject
        {
            { "EntityLogicalName", Text(table, "LogicalName") },
            { "DisplayName", (string)table.SelectToken("DisplayName.UserLocalizedLabel.Label") ?? Text(table, "LogicalName") },
            { "EntitySetName", Text(table, "EntitySetName") },
            { "RelationshipNameWithLiveWorkItem", byName[Text(table, "LogicalName")] },
        }).OrderBy(table => Text(table, "DisplayName"), StringComparer.Ordinal));
    }

    private async Task<HttpResponseMessage> ListWorkStreams()
    {
        var reply = await Get("msdyn_liveworkstreams?$select=msdyn_name"
            + $"&$filter=statecode%20eq%200%20and%20msdyn_streamsource%20eq%20{EntityRecords}&$orderby=msdyn_name").ConfigureAwait(false);
        if (reply.Status == 404) throw new Refusal(404, NotInstalled);
        return Values(Rows(reply).Select(row => new JObject
        {
            { "LiveWorkStreamId", Text(row, "msdyn_liveworkstreamid") },
            { "Name", Text(row, "msdyn_name") },
        }));
    }

    private async Task<HttpResponseMessage> ListOrganizations()
    {
        var reply = Success(await Get("WhoAmI").ConfigureAwait(false));
        return Values(new[] { new JObject { { "OrganizationId", Text(reply.Json, "OrganizationId") }, { "Name", Context.Request.RequestUri.Host } } });
    }

    private async Task CheckOrganization(string organizationId)
    {
        var reply = Success(await Get("WhoAmI").ConfigureAwait(false));
        var own = Text(reply.Json, "OrganizationId") ?? "";
        if (!own.Equals(organizationId, StringComparison.OrdinalIgnoreCase))
        {
            throw new Refusal(404, $"organizationId is not the organization of this environment. Use {own}.");
        }
    }

    /// <summary>Reads what the requests about a table need, and its relationships with conversations.</summary>
    private async Task<JObject> ReadTable(string logicalName)
    {
        var name = logicalName.ToLowerInvariant();
        var reply = await Get($"EntityDefinitions(LogicalName='{name}')?$select=LogicalName,EntitySetName,PrimaryIdAttribute"
            + "&$expand=OneToManyRelationships($select=SchemaName;$filter=ReferencingEntity%20eq%20'msdyn_ocliveworkitem')").ConfigureAwait(false);
        if (reply.Status == 404) throw new Refusal(400, $"EntityLogicalName: there is no table {name}. Give the logical name of the table, such as incident.");
        var table = Success(reply).Json;
        if (new[] { "LogicalName", "EntitySetName", "PrimaryIdAttribute" }.Any(each => string.IsNullOrEmpty(Text(table, each))))
        {
            throw new Refusal(400, $"EntityLogicalName: Dataverse gives no entity set for the table {name}, so its records cannot be routed.");
        }
        return table;
    }

    private Task<JObject> ReadTableOf(string logicalName, string recordId)
    {
        var faults = new List<string>();
        CheckName(faults, "EntityLogicalName", logicalName, "incident");
        CheckId(faults, "RecordId", recordId);
        Refuse(faults);
        return ReadTable(logicalName);
    }

    private static void CheckTable(List<string> faults, JObject table, string entitySetName, string relationshipName)
    {
        var name = Text(table, "LogicalName");
        if (!entitySetName.Equals(Text(table, "EntitySetName"), StringComparison.OrdinalIgnoreCase))
        {
            faults.Add($"EntitySetName must be {Text(table, "EntitySetName")} for the table {name}.");
        }
        var names = Objects(table["OneToManyRelationships"]).Select(each => Text(each, "SchemaName") ?? "").ToArray();
        if (names.Length == 0)
        {
            faults.Add($"EntityLogicalName: the table {name} has no relationship with conversations, so its records cannot be routed.");
        }
        else if (!names.Contains(relationshipName, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add($"RelationshipNameWithLiveWorkItem must be a relationship of the table {name} with conversations: {string.Join(", ", names)}.");
        }
    }

    /// <summary>Intake rules choose the work stream, not the caller: that the named one exists is all that can be held.</summary>
    private async Task CheckWorkStream(string liveWorkStreamId)
    {
        var reply = await Get($"msdyn_liveworkstreams({liveWorkStreamId})?$select=msdyn_streamsource,statecode").ConfigureAwait(false);
        // Who may route need not be allowed to read work streams.
        if (reply.Status == 403) return;
        if (reply.Status == 404)
        {
            throw new Refusal(404, reply.Code == SegmentNotFound ? NotInstalled
                : "liveWorkStreamId: there is no such work stream. A new one is known after about 15 minutes: repeat the call later.");
        }
        var row = Success(reply).Json;
        if (Differs(row["statecode"], 0)) throw new Refusal(400, "liveWorkStreamId: the work stream is inactive. Activate it, or name another one.");
        if (Differs(row["msdyn_streamsource"], EntityRecords))
        {
            throw new Refusal(400, "liveWorkStreamId: the work stream is for another channel. Name one of the type Record.");
        }
    }

    private async Task CheckRecord(JObject table, string recordId)
    {
        var reply = await Get($"{Text(table, "EntitySetName")}({recordId})?$select={Text(table, "PrimaryIdAttribute")}").ConfigureAwait(false);
        if (reply.Status == 404) throw new Refusal(404, $"RecordId: the table {Text(table, "LogicalName")} has no such record.");
        Success(reply);
    }

    private async Task<HttpResponseMessage> Route(JObject table, string recordId)
    {
        await CheckRecord(table, recordId).ConfigureAwait(false);
        isRouting = true;
        limit.CancelAfter(TimeToRoute);
        var record = new JObject { { "@odata.type", $"Microsoft.Dynamics.CRM.{Text(table, "LogicalName")}" }, { Text(table, "PrimaryIdAttribute"), recordId } };
        var reply = await Send(HttpMethod.Post, Action, new JObject { { "Target", record } }).ConfigureAwait(false);
        // The documentation of the action gives its target as a text. A body that cannot be parsed has routed nothing.
        if (reply.Status == 400 && WrongTarget.IsMatch(reply.Message))
        {
            reply = await Send(HttpMethod.Post, Action, new JObject { { "Target", $"{Text(table, "EntitySetName")}({recordId})" } }).ConfigureAwait(false);
        }
        if (reply.Status == 404 && reply.Code == SegmentNotFound) throw new Refusal(404, NotInstalled);
        Success(reply);
        // Without Location, which would make the platform poll.
        return new HttpResponseMessage(HttpStatusCode.Accepted);
    }

    private Task<Reply> Get(string resource)
    {
        return Send(HttpMethod.Get, resource, null);
    }

    private async Task<Reply> Send(HttpMethod method, string resource, JObject body)
    {
        using (var request = new HttpRequestMessage(method, new Uri(Context.Request.RequestUri, "/api/data/v9.2/" + resource)))
        {
            request.Headers.Authorization = Context.Request.Headers.Authorization;
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Headers.TryAddWithoutValidation("OData-Version", "4.0");
            request.Headers.TryAddWithoutValidation("OData-MaxVersion", "4.0");
            request.Headers.TryAddWithoutValidation("Prefer", "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"");
            if (body != null) request.Content = CreateJsonContent(body.ToString(Newtonsoft.Json.Formatting.None));
            using (var response = await Context.SendAsync(request, limit.Token).ConfigureAwait(false))
            {
                var text = response.Content == null ? "" : await response.Content.ReadAsStringAsync().ConfigureAwait(false);
                return new Reply(response, text);
            }
        }
    }

    private static Reply Success(Reply reply)
    {
        if (reply.Status >= 200 && reply.Status < 300 && reply.Json != null) return reply;
        switch (reply.Status)
        {
            case 401:
                throw new Refusal(401, "Dataverse does not accept the token of the connection. Sign in to the connection again, and compare the Resource URL of the connector with the address of the environment."
                    + (reply.ResourceId == null ? "" : $" Dataverse asks for a token for {reply.ResourceId}.") + reply.Quote);
            case 403:
                throw new Refusal(403, "The user of the connection may not do this. Give the user a role with the privilege that is missing." + reply.Quote);
            case 404:
                throw new Refusal(404, "Dataverse does not find what the call names." + reply.Quote);
            case 429:
                throw new Refusal(429, "Dataverse gets too many requests from the user of the connection. Wait for as long as the Retry-After header says." + reply.Quote, reply.RetryAfter);
            default:
                if (reply.Status >= 400 && reply.Status < 500 && reply.Status != 408) throw new Refusal(400, "Dataverse refused the call." + reply.Quote);
                throw new Refusal(503, $"Dataverse failed with status {reply.Status}. Repeat the call later." + reply.Quote, reply.RetryAfter);
        }
    }

    private static JObject ReadBody(string text)
    {
        if (text.Length == 0) throw new Refusal(400, "The body is missing.");
        var body = Parse(text);
        if (body == null) throw new Refusal(400, "The body is not JSON.");
        if (body.Type != JTokenType.Object) throw new Refusal(400, "The body must be an object with the fields of the record.");
        return (JObject)body;
    }

    /// <summary>JSON as it is written, texts that look like dates included; null for what is none.</summary>
    private static JToken Parse(string text)
    {
        try
        {
            using (var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, MaxDepth = null })
            {
                var token = JToken.ReadFrom(reader);
                return reader.Read() ? null : token;
            }
        }
        catch (Exception error)
        {
            if (error is JsonException || error is ArithmeticException || error is FormatException) return null;
            throw;
        }
    }

    private static void CheckId(List<string> faults, string field, JToken value)
    {
        Check(faults, field, value, Id, "an id of the form 01234567-89ab-cdef-0123-456789abcdef");
    }

    private static void CheckName(List<string> faults, string field, JToken value, string example)
    {
        Check(faults, field, value, Name, $"a name of letters, digits and underscores, such as {example}");
    }

    private static void Check(List<string> faults, string field, JToken value, Regex form, string demand)
    {
        if (value == null || value.Type == JTokenType.Null || value.Type == JTokenType.String && (string)value == "") faults.Add($"{field} is missing.");
        else if (value.Type != JTokenType.String || !form.IsMatch((string)value)) faults.Add($"{field} must be {demand}.");
    }

    private static void Refuse(List<string> faults)
    {
        if (faults.Count > 0) throw new Refusal(400, string.Join(" ", faults));
    }

    private static IEnumerable<JObject> Rows(Reply reply)
    {
        return Objects(Success(reply).Json["value"]);
    }

    private static IEnumerable<JObject> Objects(JToken value)
    {
        return (value as JArray ?? new JArray()).OfType<JObject>();
    }

    private static bool Differs(JToken value, int expected)
    {
        return value != null && value.Type == JTokenType.Integer && (int)value != expected;
    }

    private static string Text(JObject row, string name)
    {
        var value = row[name];
        return value != null && value.Type == JTokenType.String ? (string)value : null;
    }

    private static string Label(JObject row, string name)
    {
        return Text(row, name + "@OData.Community.Display.V1.FormattedValue");
    }

    /// <summary>The definition knows no null: what has no value is left out.</summary>
    private static JObject WithoutNull(JObject row)
    {
        return new JObject(row.Properties().Where(property => ((JValue)property.Value).Value != null));
    }

    private static HttpResponseMessage Values(IEnumerable<JObject> rows)
    {
        return Ok(new JObject { { "value", new JArray(rows.Select(WithoutNull).ToArray<object>()) } });
    }

    private static HttpResponseMessage Ok(JObject body)
    {
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = CreateJsonContent(body.ToString(Newtonsoft.Json.Formatting.None)) };
    }

    /// <summary>What Dataverse answered, read to its end.</summary>
    private sealed class Reply
    {
        public readonly int Status;
        public readonly JObject Json;
        public readonly string Code;
        public readonly string Message;
        public readonly string RetryAfter;
        public readonly string ResourceId;

        public Reply(HttpResponseMessage response, string text)
        {
            Status = (int)response.StatusCode;
            Json = text.Length == 0 ? new JObject() : Parse(text) as JObject;
            var error = (Json == null ? null : Json["error"] as JObject) ?? new JObject();
            Code = Text(error, "code") ?? "";
            Message = Text(error, "message") ?? "";
            IEnumerable<string> values;
            RetryAfter = response.Headers.TryGetValues("Retry-After", out values) ? values.First() : null;
            var challenge = response.Headers.TryGetValues("WWW-Authenticate", out values) ? Script.ResourceId.Match(string.Join(" ", values)) : Match.Empty;
            ResourceId = challenge.Success ? challenge.Groups[1].Value : null;
        }

        public string Quote
        {
            get { return Message == "" ? "" : $" Dataverse: {Message.Substring(0, Math.Min(Message.Length, 500))} ({Code})"; }
        }
    }

    /// <summary>A failure that the definition names.</summary>
    private sealed class Refusal : Exception
    {
        private static readonly Dictionary<int, string> Codes = new Dictionary<int, string>
        {
            { 400, "BadRequest" }, { 401, "Unauthorized" }, { 403, "Forbidden" }, { 404, "NotFound" },
            { 429, "TooManyRequests" }, { 500, "InternalServerError" }, { 503, "ServiceUnavailable" },
        };
        private readonly int status;
        private readonly string retryAfter;

        public Refusal(int status, string message, string retryAfter = null) : base(message)
        {
            this.status = status;
            this.retryAfter = retryAfter;
        }

        public HttpResponseMessage ToResponse()
        {
            var error = new JObject { { "code", Codes[status] }, { "message", Message } };
            var body = new JObject { { "error", error } };
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = CreateJsonContent(body.ToString(Newtonsoft.Json.Formatting.None)) };
            if (retryAfter != null) response.Headers.TryAddWithoutValidation("Retry-After", retryAfter);
            return response;
        }
    }
}
