package dev.millrace.connector.hadoop;

import dev.millrace.api.config.Configuration;
import dev.millrace.api.util.FlinkRuntimeException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.util.VersionInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the configuration and the version of Hadoop. Uses those classes of Hadoop that the program or the plug-in
/// brings along.
public final class HadoopUtils {
    /// Settings with this prefix reach Hadoop without the prefix.
    private static final String PREFIX = "flink.hadoop.";

    private static final String HOME = "HADOOP_HOME";
    private static final String DIRECTORY = "HADOOP_CONF_DIR";
    private static final List<String> FILES = List.of("core-site.xml", "hdfs-site.xml");
    private static final Text DELEGATION_TOKEN = new Text("HDFS_DELEGATION_TOKEN");
    private static final Logger LOG = LoggerFactory.getLogger(HadoopUtils.class);

    private HadoopUtils() {}

    /// Returns the configuration of Hadoop. Its parts are the files of the class path, the files below `HADOOP_HOME`,
    /// the files in `HADOOP_CONF_DIR`, and the settings of Millrace that begin with `flink.hadoop.`. A later part
    /// overrides the parts before.
    ///
    /// @param flinkConfiguration the settings of Millrace
    public static org.apache.hadoop.conf.Configuration getHadoopConfiguration(Configuration flinkConfiguration) {
        return configuration(flinkConfiguration, System.getenv());
    }

    static org.apache.hadoop.conf.Configuration configuration(Configuration settings, Map<String, String> environment) {
        org.apache.hadoop.conf.Configuration result = new HdfsConfiguration();
        boolean isFound = false;
        for (File directory : directories(environment.get(HOME), environment.get(DIRECTORY)))
            isFound |= addFiles(result, directory);
        for (String key : settings.keySet()) {
            if (!key.startsWith(PREFIX)) continue;
            result.set(key.substring(PREFIX.length()), settings.getString(key, ""));
            isFound = true;
        }
        if (!isFound)
            LOG.info(
                    "Hadoop has its defaults: {} and {} name no files, and no setting begins with {}.",
                    HOME,
                    DIRECTORY,
                    PREFIX);
        return result;
    }

    private static List<File> directories(@Nullable String home, @Nullable String named) {
        List<File> all = new ArrayList<>();
        if (home != null) {
            all.add(new File(home, "conf"));
            all.add(new File(home, "etc/hadoop"));
        }
        if (named != null) all.add(new File(named));
        return all;
    }

    private static boolean addFiles(org.apache.hadoop.conf.Configuration to, File directory) {
        boolean isFound = false;
        for (String name : FILES) {
            File file = new File(directory, name);
            if (!file.isFile()) continue;
            to.addResource(new Path(file.getAbsolutePath()));
            isFound = true;
        }
        return isFound;
    }

    /// Returns whether the user of Hadoop logs in with Kerberos.
    public static boolean isKerberosSecurityEnabled(UserGroupInformation ugi) {
        return UserGroupInformation.isSecurityEnabled()
                && ugi.getAuthenticationMethod() == UserGroupInformation.AuthenticationMethod.KERBEROS;
    }

    /// Returns whether the user can log in: with credentials of Kerberos if these come from the ticket cache, or else
    /// with a delegation token.
    ///
    /// @throws IllegalStateException if the user does not log in with Kerberos
    public static boolean areKerberosCredentialsValid(UserGroupInformation ugi, boolean useTicketCache) {
        if (!isKerberosSecurityEnabled(ugi)) throw new IllegalStateException("the user does not log in with Kerberos");
        return !useTicketCache || ugi.hasKerberosCredentials() || hasHDFSDelegationToken(ugi);
    }

    /// Returns whether the user has a delegation token of HDFS.
    public static boolean hasHDFSDelegationToken(UserGroupInformation ugi) {
        return ugi.getTokens().stream().anyMatch(each -> each.getKind().equals(DELEGATION_TOKEN));
    }

    /// Returns whether Hadoop has at least a version.
    public static boolean isMinHadoopVersion(int major, int minor) throws FlinkRuntimeException {
        int[] found = version();
        return found[0] > major || found[0] == major && found[1] >= minor;
    }

    /// Returns whether Hadoop has a version below the given one.
    public static boolean isMaxHadoopVersion(int major, int minor) throws FlinkRuntimeException {
        return !isMinHadoopVersion(major, minor);
    }

    private static int[] version() {
        String text = VersionInfo.getVersion();
        String[] parts = text.split("\\.");
        if (parts.length < 2) throw new FlinkRuntimeException("the version of Hadoop cannot be read: " + text);
        return new int[] {Integer.parseInt(parts[0]), Integer.parseInt(parts[1])};
    }
}
