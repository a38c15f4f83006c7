package dev.millrace.migrate.jar;

import dev.millrace.base.host.Disk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Lists the jars and directories of an installation of Hadoop, which `HADOOP_CLASSPATH` names in the form of a Java
/// class path. The command `hadoop classpath` prints such a path.
///
/// @param places jars and directories, in the order of the variable
record HadoopClassPath(List<Path> places) {
    private static final String VARIABLE = "HADOOP_CLASSPATH";
    private static final String ALL_JARS = "*";

    HadoopClassPath {
        places = List.copyOf(places);
    }

    /// Reads the variable. Ignores places that do not exist, as Java does.
    static HadoopClassPath of(Map<String, String> environment, Disk disk) {
        List<Path> places = new ArrayList<>();
        String text = environment.getOrDefault(VARIABLE, "");
        for (String each : text.split(File.pathSeparator)) {
            if (each.isBlank()) continue;
            try {
                if (each.endsWith(ALL_JARS)) {
                    Path directory = Path.of(each.substring(0, each.length() - ALL_JARS.length()));
                    for (Disk.Entry jar : disk.list(directory))
                        if (jar.path().toString().endsWith(".jar")) places.add(jar.path());
                } else {
                    places.add(disk.entry(Path.of(each)).path());
                }
            } catch (IOException absent) {
                continue;
            }
        }
        return new HadoopClassPath(places);
    }
}
