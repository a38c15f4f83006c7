package dev.millrace.state.inspect;

import dev.millrace.api.memory.DataInputDeserializer;
import dev.millrace.api.serializer.TypeSerializerSnapshot;
import dev.millrace.api.serializer.WrittenForms;
import dev.millrace.state.file.Block;
import dev.millrace.state.file.Section;
import dev.millrace.state.file.SectionKind;
import dev.millrace.state.file.SnapshotFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The blocks of one state over all files of a checkpoint, by key group or subtask.
final class StateRows {
    static final String KEY = "key";
    static final String NAMESPACE = "namespace";
    static final String DATED = "dated";

    private final List<Part> parts;
    private final TreeMap<Integer, List<PartBlock>> blocks = new TreeMap<>();

    /// What one file has of the state.
    ///
    /// @param forms how it was written, by role
    record Part(SnapshotFile file, Section section, Map<String, TypeSerializerSnapshot<?>> forms) {
        Part(SnapshotFile file, Section section, ClassLoader loader) throws IOException {
            this(file, section, forms(section, loader));
        }

        private static Map<String, TypeSerializerSnapshot<?>> forms(Section section, ClassLoader loader)
                throws IOException {
            Map<String, TypeSerializerSnapshot<?>> forms = new LinkedHashMap<>();
            for (Map.Entry<String, byte[]> form : section.forms().entrySet()) {
                if (form.getKey().equals(DATED) || form.getKey().equals(Section.CHANGES)) continue;
                forms.put(form.getKey(), WrittenForms.read(new DataInputDeserializer(form.getValue()), loader));
            }
            return forms;
        }

        /// Whether each checkpoint writes all of it, so that only the last counts.
        boolean isAlwaysWhole() {
            return !hasKey() || !section.tellsChanges();
        }

        /// Whether rows are those of keys.
        boolean hasKey() {
            return forms.containsKey(KEY) && section.kind() != SectionKind.IN_FLIGHT;
        }

        /// Whether blocks are numbered by key group.
        boolean isKeyed() {
            return switch (section.kind()) {
                case SPLIT_LIST, UNION_LIST, BROADCAST, IN_FLIGHT -> false;
                default -> true;
            };
        }
    }

    private record PartBlock(Part part, Block block) {}

    StateRows(List<Part> parts) {
        this.parts = parts;
        for (Part part : parts) {
            for (Block block : part.file().blocks(part.section())) {
                List<PartBlock> own = blocks.computeIfAbsent(block.number(), _ -> new ArrayList<>());
                if (block.isWhole()) own.clear();
                own.add(new PartBlock(part, block));
            }
        }
        // Every subtask writes the same map.
        if (section().kind() == SectionKind.BROADCAST && !blocks.isEmpty()) {
            blocks.tailMap(blocks.firstKey(), false).clear();
        }
    }

    Section section() {
        return parts.getLast().section();
    }

    Part latest() {
        return parts.getLast();
    }

    /// Key groups or subtasks that have rows.
    List<Integer> numbers() {
        return blocks.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(block -> block.block.rows() > 0))
                .map(Map.Entry::getKey)
                .toList();
    }

    long bytes() {
        return blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(each -> each.block.length())
                .sum();
    }

    /// Whether the blocks alone tell how many entries there are.
    boolean isCounted() {
        return blocks.values().stream()
                .allMatch(each -> each.size() == 1 && each.getFirst().block.isWhole());
    }

    long rows() {
        return blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(each -> each.block.rows())
                .sum();
    }

    /// Reads every block, but no row.
    ///
    /// @throws dev.millrace.base.fault.MillraceException if one does not have its checksum
    void check() throws IOException {
        for (List<PartBlock> each : blocks.values()) {
            for (PartBlock block : each) block.part.file().read(block.part.section(), block.block);
        }
    }

    /// The entries of one key group or subtask.
    List<StateEntry> entries(int number, Reading reading) throws IOException {
        List<PartBlock> own = blocks.getOrDefault(number, List.of());
        if (own.size() == 1 && own.getFirst().block.isWhole()) {
            List<StateEntry> entries = new ArrayList<>();
            read(own.getFirst(), reading, new BlockReader.Target() {
                @Override
                public void remove(ByteBuffer key) {
                    // a block that is all there is removes nothing
                }

                @Override
                public void put(ByteBuffer key, StateEntry entry) {
                    entries.add(entry);
                }
            });
            return entries;
        }
        Map<ByteBuffer, StateEntry> byKey = new LinkedHashMap<>();
        for (PartBlock each : own) {
            read(each, reading, new BlockReader.Target() {
                @Override
                public void remove(ByteBuffer key) {
                    byKey.remove(key);
                }

                @Override
                public void put(ByteBuffer key, StateEntry entry) {
                    byKey.put(key, entry);
                }
            });
        }
        return List.copyOf(byKey.values());
    }

    private static void read(PartBlock each, Reading reading, BlockReader.Target target) throws IOException {
        DataInputDeserializer in = each.part.file().read(each.part.section(), each.block);
        byte[] bytes = new byte[in.available()];
        in.readFully(bytes);
        new BlockReader(each.part, reading).read(bytes, each.block, target);
    }
}
