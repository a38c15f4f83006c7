import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/// Runs the statements of a file, which semicolons at the ends of lines separate, one after the other.
public final class TableStatements {
    private TableStatements() {}

    public static void main(String[] args) throws Exception {
        TableEnvironment environment = TableEnvironment.create(
                EnvironmentSettings.newInstance().inStreamingMode().build());
        environment.getConfig().set("execution.checkpointing.interval", "200ms");
        for (String statement : Files.readString(Path.of(args[0])).split(";\\s*\\n")) {
            if (!statement.isBlank()) environment.executeSql(statement).await();
        }
    }
}
