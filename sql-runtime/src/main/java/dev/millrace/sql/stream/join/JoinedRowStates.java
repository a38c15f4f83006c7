package dev.millrace.sql.stream.join;

import dev.millrace.api.serializer.IntSerializer;
import dev.millrace.api.serializer.LongSerializer;
import dev.millrace.base.fault.Check;
import dev.millrace.sql.stream.ContinuousServices;
import dev.millrace.sql.stream.StoredValue;
import dev.millrace.sql.stream.SubRows;
import dev.millrace.sql.stream.row.AppendedRows;
import dev.millrace.sql.stream.row.PackedRow;
import dev.millrace.sql.stream.row.PackedRowSerializer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Creates the stores of the rows of joins.
final class JoinedRowStates {
    private final ContinuousServices services;
    private final String name;
    private final boolean countsMatches;
    private final long ttlMillis;

    /// @param name the name of the state in snapshots
    /// @param countsMatches whether the numbers of matches are kept
    /// @param ttlMillis the time after which rows are dropped; 0 to keep them; negative to ask the query
    JoinedRowStates(ContinuousServices services, String name, boolean countsMatches, long ttlMillis) {
        this.services = services;
        this.name = name;
        this.countsMatches = countsMatches;
        this.ttlMillis = ttlMillis < 0 ? services.settings().timeToLiveMillis() : ttlMillis;
    }

    JoinedRows of(SideForm form) {
        return switch (form) {
            case SideForm.OneRow _ -> new One();
            case SideForm.UniqueRows _ -> new Unique();
            case SideForm.AnyRows _ -> new Counted();
            // Rows that expire need a time each, and numbers of matches change.
            case SideForm.AppendedRows _ -> ttlMillis > 0 || countsMatches ? new Counted() : new Appended();
        };
    }

    private static int count(@Nullable Integer matches) {
        return matches == null ? 0 : matches;
    }

    /// Keeps one row.
    private final class One implements JoinedRows {
        private final StoredValue<PackedRow> kept = services.value(name, PackedRowSerializer.INSTANCE, ttlMillis);
        private final StoredValue<Integer> matched =
                services.value(name + ".matches", IntSerializer.INSTANCE, ttlMillis);

        @Override
        public void add(PackedRow row, PackedRow unique, int matches) {
            kept.write(row);
            if (countsMatches) matched.write(matches);
        }

        @Override
        public void remove(PackedRow row, PackedRow unique) {
            kept.clear();
            if (countsMatches) matched.clear();
        }

        @Override
        public void forEach(Visitor visitor) {
            PackedRow row = kept.read();
            if (row != null) visitor.row(row, row, 1, countsMatches ? count(matched.read()) : 0);
        }

        @Override
        public void rematch(PackedRow row, PackedRow unique, int matches) {
            add(row, unique, matches);
        }
    }

    /// Keeps one row per unique key.
    private final class Unique implements JoinedRows {
        private final SubRows<PackedRow> kept = services.rows(name, PackedRowSerializer.INSTANCE, ttlMillis);
        private final SubRows<Integer> matched = services.rows(name + ".matches", IntSerializer.INSTANCE, ttlMillis);

        @Override
        public void add(PackedRow row, PackedRow unique, int matches) {
            kept.put(unique, row);
            if (countsMatches) matched.put(unique, matches);
        }

        @Override
        public void remove(PackedRow row, PackedRow unique) {
            kept.remove(unique);
            if (countsMatches) matched.remove(unique);
        }

        @Override
        public void forEach(Visitor visitor) {
            for (Map.Entry<PackedRow, PackedRow> each : kept.entries()) {
                int matches = countsMatches ? count(matched.find(each.getKey())) : 0;
                visitor.row(each.getValue(), each.getKey(), 1, matches);
            }
        }

        @Override
        public void rematch(PackedRow row, PackedRow unique, int matches) {
            add(row, unique, matches);
        }
    }

    /// Keeps rows that are never taken back.
    private final class Appended implements JoinedRows {
        private final AppendedRows kept = services.appended(name);

        @Override
        public void add(PackedRow row, PackedRow unique, int matches) {
            kept.add(row);
        }

        @Override
        public void remove(PackedRow row, PackedRow unique) {
            throw Check.broken("a row of an input with insertions only was taken back");
        }

        @Override
        public void forEach(Visitor visitor) {
            kept.forEach(each -> visitor.row(each, each, 1, 0));
        }

        @Override
        public void rematch(PackedRow row, PackedRow unique, int matches) {
            throw Check.broken("matches of rows are not counted");
        }
    }

    /// Keeps the number of equal rows in the upper half of a long, and the number of matches in the lower one.
    private final class Counted implements JoinedRows {
        private final SubRows<Long> kept = services.rows(name, LongSerializer.INSTANCE, ttlMillis);

        @Override
        public void add(PackedRow row, PackedRow unique, int matches) {
            Long known = kept.find(row);
            kept.put(row, entry(known == null ? 1 : times(known) + 1, matches));
        }

        @Override
        public void remove(PackedRow row, PackedRow unique) {
            Long known = kept.find(row);
            if (known == null) return;
            if (times(known) <= 1) kept.remove(row);
            else kept.put(row, entry(times(known) - 1, known.intValue()));
        }

        @Override
        public void forEach(Visitor visitor) {
            for (Map.Entry<PackedRow, Long> each : kept.entries()) {
                long entry = each.getValue();
                visitor.row(each.getKey(), each.getKey(), times(entry), (int) entry);
            }
        }

        @Override
        public void rematch(PackedRow row, PackedRow unique, int matches) {
            Long known = kept.find(row);
            if (known != null) kept.put(row, entry(times(known), matches));
        }

        private static long entry(int times, int matches) {
            return (long) times << Integer.SIZE | matches & 0xFFFFFFFFL;
        }

        private static int times(long entry) {
            return (int) (entry >>> Integer.SIZE);
        }
    }
}
