package e2e;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xpack.core.ilm.LifecycleSettings;
import org.elasticsearch.xpack.core.ilm.RolloverAction;

/**
 * What the published distribution lacks and the library uses: the analysis of the security index, and the settings and
 * policies of index and snapshot lifecycle management. Settings and policies are validated by Elastic's own classes.
 * Each node keeps policies in its memory and never carries them out: no index is rolled over or deleted, and no snapshot
 * is taken. The setting of the GeoIP downloader has no effect.
 */
abstract class MissingModules extends Plugin implements AnalysisPlugin {
  static {
    // Two threads of a server that raise their first exceptions at the same time can wait for each other forever, because
    // each initializes a class that the other one needs.
    new ElasticsearchException("");
  }

  final Policies policies = Policies.ofIndices();
  final Policies snapshotPolicies = Policies.ofSnapshots();

  /** Its package depends on the version of Lucene. */
  abstract Tokenizer emailTokenizer();

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    return Map.of(
        "pattern_capture", (index, environment, name, settings) -> filter(name, patternCapture(settings)),
        "unique", (index, environment, name, settings) -> filter(name, RemoveDuplicatesTokenFilter::new));
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    return Map.of("uax_url_email", (index, environment, name, settings) -> tokenizer(name, this::emailTokenizer));
  }

  @Override
  public List<Setting<?>> getSettings() {
    List<Setting<?>> settings = new ArrayList<>();
    settings.add(RolloverAction.LIFECYCLE_ROLLOVER_ALIAS_SETTING);
    settings.add(Setting.boolSetting("ingest.geoip.downloader.enabled", true, Setting.Property.NodeScope));
    for (Field field : LifecycleSettings.class.getFields()) {
      if (field.getType() != Setting.class) continue;
      try {
        settings.add((Setting<?>) field.get(null));
      } catch (IllegalAccessException error) {
        throw new IllegalStateException(error);
      }
    }
    return settings;
  }

  @Override
  public List<NamedXContentRegistry.Entry> getNamedXContent() {
    return Policies.NAMED_CONTENT;
  }

  private static Function<TokenStream, TokenStream> patternCapture(Settings settings) {
    Pattern[] patterns = settings.getAsList("patterns").stream().map(Pattern::compile).toArray(Pattern[]::new);
    boolean preserve = settings.getAsBoolean("preserve_original", true);
    return input -> new PatternCaptureGroupTokenFilter(input, preserve, patterns);
  }

  private static TokenFilterFactory filter(String name, Function<TokenStream, TokenStream> create) {
    return new TokenFilterFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public TokenStream create(TokenStream input) {
        return create.apply(input);
      }
    };
  }

  private static TokenizerFactory tokenizer(String name, Supplier<Tokenizer> create) {
    return new TokenizerFactory() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Tokenizer create() {
        return create.get();
      }
    };
  }
}
