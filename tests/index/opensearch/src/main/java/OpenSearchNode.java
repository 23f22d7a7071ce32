import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/**
 * A cluster of one node on loopback: `OpenSearchNode FOLDER PORT`. FOLDER keeps its data from one start to the next; port 0
 * is any free one. Prints `ready PORT` once it answers, and ends when its input does, so that it outlives no test.
 */
public final class OpenSearchNode {
    private static final List<Class<? extends Plugin>> MODULES =
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, PainlessPlugin.class);

    private static final class Started extends Node {
        Started(Settings settings, Path folder) {
            super(InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), folder, () -> "tests"), MODULES, true);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Settings settings = Settings.builder()
            .put("path.home", folder)
            .put("cluster.name", "duizhao-tests")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments[1])
            .put("transport.port", "0")
            .put("transport.type", "netty4")
            .put("http.type", "netty4")
            .put("node.processors", "1")
            .put("cluster.routing.allocation.disk.threshold_enabled", false) // a full disk of the machine is not the test's
            .build();
        try (Node node = new Started(settings, folder)) {
            node.start();
            HttpServerTransport http = node.injector().getInstance(HttpServerTransport.class);
            System.out.println("ready " + http.boundAddress().publishAddress().getPort());
            while (System.in.read() >= 0) { // nothing is asked of it this way
            }
        }
    }
}
