package dev.millrace.conformance;

import dev.millrace.base.fault.Category;
import dev.millrace.base.fault.Fault;
import dev.millrace.base.host.Disk;
import dev.millrace.jackson.core.JacksonException;
import dev.millrace.jackson.databind.JsonNode;
import dev.millrace.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Reads the files of a folder of cases.
///
/// @param disk reads the files
/// @param path the folder
public record CaseFolder(Disk disk, Path path) {
    private static final Fault UNREADABLE = new Fault(9305, Category.USER, "a file of cases cannot be read");

    /// Returns whether the folder has the file.
    boolean has(String file) {
        return disk.exists(path.resolve(file));
    }

    /// Returns the content of a file.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if the file cannot be read, or is not JSON
    JsonNode read(String file) {
        try (InputStream content = disk.read(path.resolve(file), 0)) {
            return JsonMapper.shared().readTree(content);
        } catch (IOException | JacksonException broken) {
            throw UNREADABLE
                    .what("The file %s cannot be read: %s", path.resolve(file), broken.getMessage())
                    .cause(broken)
                    .fix("Check that the folder has the format of the conformance cases.");
        }
    }
}
