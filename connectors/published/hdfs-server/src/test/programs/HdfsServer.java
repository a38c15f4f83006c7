import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/// Runs a name node and three data nodes of HDFS until the process ends, and restarts them when the input says so.
///
/// Arguments: the directory, the port of the name node, and whether the file system is formatted.
/// Input: lines with "restart-name-node" or "restart-data-node". The output confirms each of them.
public final class HdfsServer {
    private static final int DATA_NODES = 3;

    private HdfsServer() {}

    public static void main(String[] args) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set("dfs.replication", "2");
        configuration.set("dfs.heartbeat.interval", "1");
        configuration.set("dfs.namenode.heartbeat.recheck-interval", "2000");
        configuration.set("dfs.namenode.safemode.extension", "0");
        configuration.set("dfs.namenode.fs-limits.min-block-size", "1024");
        MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration, new File(args[0]))
                .nameNodePort(Integer.parseInt(args[1]))
                .numDataNodes(DATA_NODES)
                .format(Boolean.parseBoolean(args[2]))
                .build();
        cluster.waitActive();
        System.out.println("HDFS is ready");
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        int restarts = 0;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals("restart-name-node")) {
                cluster.restartNameNode(true);
            } else {
                cluster.restartDataNode(restarts % DATA_NODES, true);
                cluster.waitActive();
            }
            restarts++;
            System.out.println("restart " + restarts + " is done");
        }
    }
}
