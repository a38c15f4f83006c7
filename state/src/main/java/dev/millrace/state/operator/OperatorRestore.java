package dev.millrace.state.operator;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.memory.DataOutputSerializer;
import dev.millrace.api.serializer.TypeSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.SectionSerializers;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a snapshot's files hold of one operator's states without a key, for a subtask to take its share from.
///
/// @param files all that the snapshot wrote; each has what some subtasks had
/// @param checkpoint whose snapshot it is
/// @param subtask 0-based
/// @param parallelism of the operator now
/// @param loader of the program's classes
public record OperatorRestore(
        List<SnapshotFile> files, long checkpoint, String operator, int subtask, int parallelism, ClassLoader loader) {
    static final String ELEMENT = "element";
    static final String KEY = "user key";
    static final String VALUE = "user value";

    /// Begins the names of the engine's own states, some of which are not a subtask's.
    private static final String RESERVED = "millrace.";

    public OperatorRestore {
        files = List.copyOf(files);
    }

    /// From a snapshot of one file.
    public OperatorRestore(
            SnapshotFile file, long checkpoint, String operator, int subtask, int parallelism, ClassLoader loader) {
        this(List.of(file), checkpoint, operator, subtask, parallelism, loader);
    }

    /// Reads one element or entry.
    interface Reader<T> {
        T read(DataInputDeserializer in) throws IOException;
    }

    /// What one subtask wrote of a state.
    ///
    /// @param subtask that wrote it
    private record Share(SnapshotFile file, Section section, int subtask, List<Block> blocks) {}

    /// This subtask's share of a list: its own if the parallelism is as it was, else as many as the others get.
    <T> List<T> shareOf(String name, TypeSerializer<T> declared) {
        List<Share> shares = shares(name, SectionKind.SPLIT_LIST);
        if (shares.size() == parallelism) return readAll(List.of(shares.get(subtask)), elements(declared));
        List<T> all = readAll(shares, elements(declared));
        int from = (int) ((long) all.size() * subtask / parallelism);
        int to = (int) ((long) all.size() * (subtask + 1) / parallelism);
        return all.subList(from, to);
    }

    /// All elements of a list, whoever wrote them.
    <T> List<T> union(String name, TypeSerializer<T> declared) {
        return readAll(shares(name, SectionKind.UNION_LIST), elements(declared));
    }

    /// The entries of a map that every subtask has.
    <T> List<T> entries(String name, Forming<T> forming) {
        List<Share> shares = shares(name, SectionKind.BROADCAST);
        return shares.isEmpty() ? List.of() : readAll(List.of(shares.get(subtask % shares.size())), forming);
    }

    private <T> Forming<T> elements(TypeSerializer<T> declared) {
        return section -> SectionSerializers.reader(section, ELEMENT, declared, loader)::deserialize;
    }

    /// Makes a reader for a section.
    interface Forming<T> {
        Reader<T> of(Section section);
    }

    /// All subtasks' shares of a state, in the order of their numbers.
    private List<Share> shares(String name, SectionKind kind) {
        List<Share> shares = new ArrayList<>();
        for (SnapshotFile file : files) {
            Optional<Section> found = find(file, name);
            if (found.isEmpty()) continue;
            Section section = found.get();
            if (section.kind() != kind) throw SectionSerializers.otherKind(section, kind.toString());
            addShares(file, section, shares);
        }
        shares.sort(Comparator.comparingInt(Share::subtask));
        return shares;
    }

    private static void addShares(SnapshotFile file, Section section, List<Share> to) {
        for (Block block : file.blocks(section)) {
            if (block.isFirst()) to.add(new Share(file, section, block.number(), new ArrayList<>()));
            to.getLast().blocks.add(block);
        }
    }

    private Optional<Section> find(SnapshotFile file, String name) {
        return file.sections().stream()
                .filter(section -> section.operator().equals(operator)
                        && section.name().equals(name)
                        && isWithoutKey(section.kind()))
                .findFirst();
    }

    private static boolean isWithoutKey(SectionKind kind) {
        return kind == SectionKind.SPLIT_LIST || kind == SectionKind.UNION_LIST || kind == SectionKind.BROADCAST;
    }

    /// This subtask's part of the states that the program has not asked for, as it is: when it asks after the next
    /// checkpoint, or goes on from that, all of it is there still. Blocks are not taken apart, since nobody has
    /// said what is in them.
    ///
    /// @param asked names of the others
    List<OperatorSnapshot.Part> unasked(Set<String> asked) throws IOException {
        Set<Section> sections = new LinkedHashSet<>();
        for (SnapshotFile file : files) {
            for (Section section : file.sections()) {
                boolean isMeant = section.operator().equals(operator)
                        && isWithoutKey(section.kind())
                        && !section.name().startsWith(RESERVED)
                        && !asked.contains(section.name());
                if (isMeant) sections.add(section);
            }
        }
        List<OperatorSnapshot.Part> parts = new ArrayList<>();
        for (Section section : sections) parts.add(own(section, shares(section.name(), section.kind())));
        return parts;
    }

    private OperatorSnapshot.Part own(Section section, List<Share> shares) throws IOException {
        List<OperatorSnapshot.Rows> rows = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            boolean isOwn =
                    section.kind() == SectionKind.BROADCAST ? i == subtask % shares.size() : i % parallelism == subtask;
            if (isOwn) for (Block block : shares.get(i).blocks) rows.add(rows(shares.get(i), block));
        }
        return new OperatorSnapshot.Written(section, rows);
    }

    private static OperatorSnapshot.Rows rows(Share share, Block block) throws IOException {
        DataInputDeserializer in = share.file.read(share.section, block);
        DataOutputSerializer bytes = new DataOutputSerializer(Math.max(1, in.available()));
        bytes.write(in, in.available());
        return new OperatorSnapshot.Rows(Math.toIntExact(block.rows()), bytes);
    }

    private static <T> List<T> readAll(List<Share> shares, Forming<T> forming) {
        // Files may have been written by processes that formed the same state in other ways.
        Map<Section, Reader<T>> readers = new IdentityHashMap<>();
        List<T> all = new ArrayList<>();
        for (Share share : shares) all.addAll(read(share, readers.computeIfAbsent(share.section, forming::of)));
        return all;
    }

    private static <T> List<T> read(Share share, Reader<T> reader) {
        List<T> read = new ArrayList<>();
        try {
            for (Block block : share.blocks) {
                DataInputDeserializer in = share.file.read(share.section, block);
                for (long row = 0; row < block.rows(); row++) read.add(reader.read(in));
                Check.that(
                        in.available() == 0,
                        "%s of %s has %d bytes too many",
                        block.label(),
                        share.section,
                        in.available());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("while reading " + share.section, unreadable);
        }
        return read;
    }
}
