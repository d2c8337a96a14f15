package e2e;

import static org.elasticsearch.rest.RestRequest.Method.GET;
import static org.elasticsearch.rest.RestRequest.Method.PUT;
import static org.elasticsearch.rest.RestStatus.OK;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.cluster.metadata.IndexNameExpressionResolver;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.io.stream.NamedWriteableRegistry;
import org.elasticsearch.common.settings.ClusterSettings;
import org.elasticsearch.common.settings.IndexScopedSettings;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.settings.SettingsFilter;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestController;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;

/** The REST endpoints of policies, as Elasticsearch 8 wants them. */
public final class TestModules extends MissingModules implements ActionPlugin {
  @Override
  Tokenizer emailTokenizer() {
    return new UAX29URLEmailTokenizer();
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      Settings settings,
      NamedWriteableRegistry writeables,
      RestController controller,
      ClusterSettings cluster,
      IndexScopedSettings index,
      SettingsFilter filter,
      IndexNameExpressionResolver resolver,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> features) {
    return List.of(new PolicyHandler());
  }

  private final class PolicyHandler implements RestHandler {
    @Override
    public List<Route> routes() {
      return List.of(new Route(PUT, "/_ilm/policy/{name}"), new Route(GET, "/_ilm/policy/{name}"));
    }

    @Override
    public void handleRequest(RestRequest request, RestChannel channel, NodeClient client) throws Exception {
      String name = request.param("name");
      if (request.method() == PUT) {
        policies.put(name, request.contentParser());
        channel.sendResponse(new RestResponse(OK, channel.newBuilder().startObject().field("acknowledged", true).endObject()));
      } else if (policies.has(name)) {
        channel.sendResponse(new RestResponse(OK, policies.show(name, channel.newBuilder())));
      } else {
        channel.sendResponse(new RestResponse(channel, new ResourceNotFoundException("Lifecycle policy not found: {}", name)));
      }
    }
  }
}
