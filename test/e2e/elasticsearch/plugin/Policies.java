package e2e;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.xcontent.NamedXContentRegistry.Entry;
import org.elasticsearch.xcontent.ParseField;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.ilm.AllocateAction;
import org.elasticsearch.xpack.core.ilm.DeleteAction;
import org.elasticsearch.xpack.core.ilm.ForceMergeAction;
import org.elasticsearch.xpack.core.ilm.LifecycleAction;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.LifecycleType;
import org.elasticsearch.xpack.core.ilm.MigrateAction;
import org.elasticsearch.xpack.core.ilm.ReadOnlyAction;
import org.elasticsearch.xpack.core.ilm.RolloverAction;
import org.elasticsearch.xpack.core.ilm.SearchableSnapshotAction;
import org.elasticsearch.xpack.core.ilm.SetPriorityAction;
import org.elasticsearch.xpack.core.ilm.ShrinkAction;
import org.elasticsearch.xpack.core.ilm.TimeseriesLifecycleType;
import org.elasticsearch.xpack.core.ilm.UnfollowAction;
import org.elasticsearch.xpack.core.ilm.WaitForSnapshotAction;
import org.elasticsearch.xpack.core.slm.SnapshotLifecyclePolicy;

/** The policies of index lifecycle management, parsed and validated by Elastic's classes, and kept in memory. */
final class Policies {
  static final List<Entry> NAMED_CONTENT = List.of(
      new Entry(LifecycleType.class, new ParseField(TimeseriesLifecycleType.TYPE), p -> TimeseriesLifecycleType.INSTANCE),
      new Entry(LifecycleAction.class, new ParseField(AllocateAction.NAME), AllocateAction::parse),
      new Entry(LifecycleAction.class, new ParseField(DeleteAction.NAME), DeleteAction::parse),
      new Entry(LifecycleAction.class, new ParseField(ForceMergeAction.NAME), ForceMergeAction::parse),
      new Entry(LifecycleAction.class, new ParseField(MigrateAction.NAME), MigrateAction::parse),
      new Entry(LifecycleAction.class, new ParseField(ReadOnlyAction.NAME), ReadOnlyAction::parse),
      new Entry(LifecycleAction.class, new ParseField(RolloverAction.NAME), RolloverAction::parse),
      new Entry(LifecycleAction.class, new ParseField(SearchableSnapshotAction.NAME), SearchableSnapshotAction::parse),
      new Entry(LifecycleAction.class, new ParseField(SetPriorityAction.NAME), SetPriorityAction::parse),
      new Entry(LifecycleAction.class, new ParseField(ShrinkAction.NAME), ShrinkAction::parse),
      new Entry(LifecycleAction.class, new ParseField(UnfollowAction.NAME), UnfollowAction::parse),
      new Entry(LifecycleAction.class, new ParseField(WaitForSnapshotAction.NAME), WaitForSnapshotAction::parse));

  private final Map<String, ToXContent> policies = new ConcurrentHashMap<>();
  private final Parser parser;

  private Policies(Parser parser) {
    this.parser = parser;
  }

  private interface Parser {
    ToXContent parse(String name, XContentParser body) throws IOException;
  }

  /** Those of index lifecycle management: the body is `{"policy": {…}}` and nothing beside it. */
  static Policies ofIndices() {
    return new Policies((name, body) -> {
      LifecyclePolicy policy = null;
      body.nextToken();
      while (body.nextToken() == XContentParser.Token.FIELD_NAME) {
        if (!body.currentName().equals("policy")) throw new IllegalArgumentException("unknown field " + body.currentName());
        body.nextToken();
        policy = LifecyclePolicy.parse(body, name);
      }
      if (policy == null) throw new IllegalArgumentException("policy is missing");
      return policy;
    });
  }

  /** Those of snapshot lifecycle management. */
  static Policies ofSnapshots() {
    return new Policies((name, body) -> {
      SnapshotLifecyclePolicy policy = SnapshotLifecyclePolicy.parse(body, name);
      ActionRequestValidationException invalid = policy.validate();
      if (invalid != null) throw new IllegalArgumentException(invalid.getMessage());
      return policy;
    });
  }

  void put(String name, XContentParser body) throws IOException {
    policies.put(name, parser.parse(name, body));
  }

  boolean has(String name) {
    return policies.containsKey(name);
  }

  /** The answer of `GET _ilm/policy/NAME`, and of `GET _slm/policy/NAME`. */
  XContentBuilder show(String name, XContentBuilder answer) throws IOException {
    answer.startObject().startObject(name).field("version", 1).field("modified_date", "1970-01-01T00:00:00.000Z");
    return answer.field("policy", policies.get(name), ToXContent.EMPTY_PARAMS).endObject().endObject();
  }
}
