import org.codelibs.opensearch.runner.OpenSearchRunner;

/// Runs one node of OpenSearch until the process ends.
///
/// Arguments: the directory, and the port of the REST interface.
public final class OpenSearchNode {
    private OpenSearchNode() {}

    public static void main(String[] args) throws InterruptedException {
        OpenSearchRunner runner = new OpenSearchRunner();
        runner.setMaxHttpPort(-1); // use the port as given
        // The port of the first node is the base and one.
        runner.build(OpenSearchRunner.newConfigs()
                .basePath(args[0])
                .clusterName("published")
                .numOfNode(1)
                .baseHttpPort(Integer.parseInt(args[1]) - 1));
        Thread.currentThread().join();
    }
}
