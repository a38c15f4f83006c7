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
import java.util.function.Consumer;

/// Reads a subtask's share of one operator's non-keyed states from the files of a snapshot.
///
/// @param files all files of the snapshot; each holds the states of some subtasks
/// @param checkpoint the number of the checkpoint
/// @param subtask the index of the subtask, from 0
/// @param parallelism the current parallelism of the operator
/// @param loader the class loader of the program
public record OperatorRestore(
        List<SnapshotFile> files, long checkpoint, String operator, int subtask, int parallelism, ClassLoader loader) {
    static final String ELEMENT = "element";
    static final String KEY = "user key";
    static final String VALUE = "user value";

    /// The prefix of the engine's own states, some of which do not belong to a single subtask.
    private static final String RESERVED = "millrace.";

    public OperatorRestore {
        files = List.copyOf(files);
    }

    /// Creates a reader of a snapshot with one file.
    public OperatorRestore(
            SnapshotFile file, long checkpoint, String operator, int subtask, int parallelism, ClassLoader loader) {
        this(List.of(file), checkpoint, operator, subtask, parallelism, loader);
    }

    /// Reads one element or entry.
    interface Reader<T> {
        T read(DataInputDeserializer in) throws IOException;
    }

    /// Represents the share of a state that one subtask wrote.
    ///
    /// @param subtask the index of the subtask that wrote the share
    private record Share(SnapshotFile file, Section section, int subtask, List<Block> blocks) {}

    /// Returns this subtask's share of a list: its former share if the parallelism has not changed, else an equal
    /// part of all elements.
    <T> List<T> shareOf(String name, TypeSerializer<T> declared) {
        List<T> share = new ArrayList<>();
        shareOf(name, declared, share::add);
        return share;
    }

    /// Passes the elements of this subtask's share of a list to the consumer, one by one.
    <T> void shareOf(String name, TypeSerializer<T> declared, Consumer<T> to) {
        List<Share> shares = shares(name, SectionKind.SPLIT_LIST);
        if (shares.size() == parallelism) {
            readAll(List.of(shares.get(subtask)), elements(declared), to);
            return;
        }
        long all = 0;
        for (Share share : shares) for (Block block : share.blocks) all += block.rows();
        Range<T> range = new Range<>(all * subtask / parallelism, all * (subtask + 1) / parallelism, to);
        readAll(shares, elements(declared), range);
    }

    /// Passes some of the elements on.
    private static final class Range<T> implements Consumer<T> {
        private final long from;
        private final long end;
        private final Consumer<T> to;
        private long at;

        Range(long from, long end, Consumer<T> to) {
            this.from = from;
            this.end = end;
            this.to = to;
        }

        @Override
        public void accept(T element) {
            if (at >= from && at < end) to.accept(element);
            at++;
        }
    }

    /// Returns all elements of a list, of all subtasks.
    <T> List<T> union(String name, TypeSerializer<T> declared) {
        return readAll(shares(name, SectionKind.UNION_LIST), elements(declared));
    }

    /// Returns the entries of a broadcast map.
    <T> List<T> entries(String name, Forming<T> forming) {
        List<Share> shares = shares(name, SectionKind.BROADCAST);
        return shares.isEmpty() ? List.of() : readAll(List.of(shares.get(subtask % shares.size())), forming);
    }

    private <T> Forming<T> elements(TypeSerializer<T> declared) {
        return section -> SectionSerializers.reader(section, ELEMENT, declared, loader)::deserialize;
    }

    /// Creates a reader for a section.
    interface Forming<T> {
        Reader<T> of(Section section);
    }

    /// Returns the shares of all subtasks of a state, in the order of the subtasks.
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

    /// Returns this subtask's part of the states that the program has not declared, as serialized blocks. The
    /// states are thus still available if the program declares them after the next checkpoint, or after a restart
    /// from it. Blocks are not split, because their serializers are unknown.
    ///
    /// @param asked the names of the declared states
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
        List<T> all = new ArrayList<>();
        readAll(shares, forming, all::add);
        return all;
    }

    private static <T> void readAll(List<Share> shares, Forming<T> forming, Consumer<T> to) {
        // The files may come from processes that declared the state with different serializers.
        Map<Section, Reader<T>> readers = new IdentityHashMap<>();
        for (Share share : shares) read(share, readers.computeIfAbsent(share.section, forming::of), to);
    }

    private static <T> void read(Share share, Reader<T> reader, Consumer<T> to) {
        try {
            for (Block block : share.blocks) {
                DataInputDeserializer in = share.file.read(share.section, block);
                for (long row = 0; row < block.rows(); row++) to.accept(reader.read(in));
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
    }
}
