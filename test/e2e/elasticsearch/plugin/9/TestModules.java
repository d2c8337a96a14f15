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
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestResponse;

/** The REST endpoints of policies, as Elasticsearch 9 wants them. */
public final class TestModules extends MissingModules implements ActionPlugin {
  @Override
  Tokenizer emailTokenizer() {
    return new UAX29URLEmailTokenizer();
  }

  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services, Supplier<DiscoveryNodes> nodes, Predicate<NodeFeature> features) {
    return List.of(new PolicyHandler("/_ilm/policy/{name}", policies), new PolicyHandler("/_slm/policy/{name}", snapshotPolicies));
  }

  private record PolicyHandler(String path, Policies policies) implements RestHandler {
    @Override
    public List<Route> routes() {
      return List.of(new Route(PUT, path), new Route(GET, path));
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
