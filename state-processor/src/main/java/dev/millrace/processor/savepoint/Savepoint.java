package dev.millrace.processor.savepoint;

import dev.millrace.base.host.Disk;
import dev.millrace.state.checkpoint.CheckpointDirectory;
import dev.millrace.state.checkpoint.Manifest;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Represents a complete savepoint or checkpoint whose files are open.
///
/// @param files the files of the full snapshot, then those of each incremental snapshot
public record Savepoint(CheckpointDirectory.Complete complete, List<SnapshotFile> files) {
    public Savepoint {
        files = List.copyOf(files);
    }

    /// @param place the directory of a savepoint or checkpoint, or its manifest
    /// @throws dev.millrace.base.fault.MillraceException if there is no savepoint or checkpoint, or if it
    /// is corrupt
    public static Savepoint open(Disk disk, String place) throws IOException {
        Path path = local(place);
        if (path.endsWith(CheckpointDirectory.MANIFEST) && path.getParent() != null) path = path.getParent();
        if (!disk.exists(path)) {
            throw ProcessorFaults.NO_SAVEPOINT
                    .what("The path %s does not exist.", path)
                    .fix("Check the path. Use the directory of a savepoint, or a directory chk-… of a job's"
                            + " checkpoints.");
        }
        CheckpointDirectory.Complete complete = CheckpointDirectory.open(disk, path);
        return new Savepoint(complete, CheckpointDirectory.files(disk, complete));
    }

    /// Converts a path or `file:` URI to a local path.
    public static Path local(String text) {
        String path = text.replaceFirst("^file:(//)?", "");
        if (path.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")) {
            throw ProcessorFaults.NOT_LOCAL
                    .what("The savepoint '%s' is not on a file system of this machine.", text)
                    .why("Savepoints can be read only from local or mounted directories.")
                    .fix("Use file:///… or a plain path.");
        }
        return Path.of(path).toAbsolutePath();
    }

    /// Returns the files that the snapshot itself wrote; each has the state of some subtasks.
    public List<SnapshotFile> ownFiles() {
        return files.subList(files.size() - manifest().ownFiles(), files.size());
    }

    /// Groups all files by the snapshot that wrote them, the full snapshot first. Returns at least one group, which
    /// may be empty.
    List<List<SnapshotFile>> links() {
        List<List<SnapshotFile>> links = new ArrayList<>();
        links.add(new ArrayList<>());
        for (int i = 0; i < files.size(); i++) {
            if (i > 0 && !directory(i).equals(directory(i - 1))) links.add(new ArrayList<>());
            links.getLast().add(files.get(i));
        }
        return links;
    }

    private String directory(int file) {
        return manifest().files().get(file).directory();
    }

    public Manifest manifest() {
        return complete.manifest();
    }

    /// @param id of the operator, 32 hex digits
    /// @param shown the operator's name in the program
    /// @throws dev.millrace.base.fault.MillraceException if it does not exist
    public Manifest.OperatorEntry operator(String id, String shown) {
        for (Manifest.OperatorEntry each : manifest().operators()) if (each.id().equals(id)) return each;
        List<String> known = manifest().operators().stream()
                .map(each -> "'%s' (%s)".formatted(each.name(), each.id()))
                .toList();
        throw ProcessorFaults.NO_OPERATOR
                .what("%s has no operator with the %s.", complete.path(), shown)
                .why("The savepoint has " + known + ".")
                .fix("Use the uid(…) of the step in the program, or one of these hashes with forUidHash.");
    }

    /// Returns the names of an operator's states.
    public List<String> states(String operator, Predicate<SectionKind> which) {
        List<String> names = new ArrayList<>();
        for (SnapshotFile file : files) {
            for (Section section : file.sections()) {
                boolean isIt = section.operator().equals(operator) && which.test(section.kind());
                if (isIt && !names.contains(section.name())) names.add(section.name());
            }
        }
        return names;
    }

    /// @throws dev.millrace.base.fault.MillraceException if the operator has no state of this name and kind
    public void require(Manifest.OperatorEntry operator, String name, SectionKind kind) {
        List<String> ofKind = states(operator.id(), kind::equals);
        if (ofKind.contains(name)) return;
        List<String> others = states(operator.id(), each -> each != kind);
        throw ProcessorFaults.NO_STATE
                .what("'%s' has no %s named '%s' in %s.", operator.name(), kind, name, complete.path())
                .why("The operator has %s of this kind, and %s of other kinds.", ofKind, others)
                .fix("Use the name in the state descriptor of the program, and read the state as the kind that"
                        + " it has.");
    }
}
