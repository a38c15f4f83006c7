package dev.millrace.connector.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.millrace.api.config.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.io.Text;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.hadoop.security.token.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tests the configuration of Hadoop, with Hadoop's own classes.
final class HadoopUtilsTest {
    @TempDir
    private Path directory;

    private void write(String file, String key, String value) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(
                path,
                "<configuration><property><name>" + key + "</name><value>" + value
                        + "</value></property></configuration>");
    }

    @Test
    void settings_override_the_directory_which_overrides_the_home_of_hadoop() throws IOException {
        write("home/etc/hadoop/core-site.xml", "from.home", "home");
        write("home/etc/hadoop/hdfs-site.xml", "dfs.replication", "7");
        write("conf/hdfs-site.xml", "dfs.replication", "8");
        Map<String, String> environment = Map.of(
                "HADOOP_HOME",
                directory.resolve("home").toString(),
                "HADOOP_CONF_DIR",
                directory.resolve("conf").toString());
        Configuration settings = new Configuration();
        settings.setString("other.key", "x");
        var found = HadoopUtils.configuration(settings, environment);
        assertThat(found.get("from.home")).isEqualTo("home");
        assertThat(found.get("dfs.replication")).isEqualTo("8");
        assertThat(found.get("other.key")).isNull();

        settings.setString("flink.hadoop.dfs.replication", "9");
        assertThat(HadoopUtils.configuration(settings, environment).get("dfs.replication"))
                .isEqualTo("9");
    }

    @Test
    void the_defaults_of_hadoop_apply_without_files() {
        assertThat(HadoopUtils.getHadoopConfiguration(new Configuration()).get("fs.defaultFS"))
                .isEqualTo("file:///");
    }

    @Test
    void versions_are_compared_by_their_numbers() {
        assertThat(HadoopUtils.isMinHadoopVersion(2, 7)).isTrue();
        assertThat(HadoopUtils.isMinHadoopVersion(3, 5)).isTrue();
        assertThat(HadoopUtils.isMinHadoopVersion(3, 6)).isFalse();
        assertThat(HadoopUtils.isMinHadoopVersion(4, 0)).isFalse();
        assertThat(HadoopUtils.isMaxHadoopVersion(3, 5)).isFalse();
        assertThat(HadoopUtils.isMaxHadoopVersion(3, 6)).isTrue();
    }

    @Test
    void a_delegation_token_of_hdfs_is_found() {
        UserGroupInformation user = UserGroupInformation.createRemoteUser("somebody");
        assertThat(HadoopUtils.hasHDFSDelegationToken(user)).isFalse();
        user.addToken(new Token<>(new byte[0], new byte[0], new Text("HDFS_DELEGATION_TOKEN"), new Text("node")));
        assertThat(HadoopUtils.hasHDFSDelegationToken(user)).isTrue();
        assertThat(HadoopUtils.isKerberosSecurityEnabled(user)).isFalse();
        assertThatThrownBy(() -> HadoopUtils.areKerberosCredentialsValid(user, true))
                .isInstanceOf(IllegalStateException.class);
    }
}
