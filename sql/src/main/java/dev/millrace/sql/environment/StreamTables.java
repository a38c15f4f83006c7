package dev.millrace.sql.environment;

import dev.millrace.api.DataStream;
import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.type.CompositeType;
import dev.millrace.api.type.TypeInformation;
import dev.millrace.api.type.Types;
import dev.millrace.api.value.Row;
import dev.millrace.api.value.RowKind;
import dev.millrace.sql.external.BatchRecords;
import dev.millrace.sql.external.ExternalFaults;
import dev.millrace.sql.external.ExternalTypes;
import dev.millrace.sql.plan.ChangeKinds;
import dev.millrace.sql.planner.user.PlannerDataTypes;
import dev.millrace.sql.session.QueryChanges;
import dev.millrace.sql.session.SqlSession;
import dev.millrace.table.api.InsertConflictStrategy;
import dev.millrace.table.api.TableDescriptor;
import dev.millrace.table.catalog.Identifiers;
import dev.millrace.table.connector.ChangelogMode;
import dev.millrace.table.schema.Schema;
import dev.millrace.table.types.AbstractDataType;
import dev.millrace.table.types.DataType;
import dev.millrace.table.types.DataTypes;
import dev.millrace.table.types.logical.LogicalTypeRoot;
import dev.millrace.table.types.logical.RowType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Converts the streams of a program into tables, and tables into streams.
///
/// @param streams the environment of the streams; null if there is none
record StreamTables(SqlEnvironment environment, @Nullable StreamExecutionEnvironment streams) {
    private static final String ROWTIME = "rowtime";

    /// Makes a stream a temporary table.
    ///
    /// @param path the name in SQL
    /// @param schema the columns; null for those of the records
    <T> void register(String path, DataStream<T> stream, @Nullable Schema schema, ChangeKinds changes) {
        checkOwner(stream.getExecutionEnvironment());
        TypeInformation<T> type = stream.getType();
        Schema columns = StreamSchema.of(ExternalTypes.rowType(type), schema);
        TableDescriptor table =
                TableDescriptor.forConnector("datastream").schema(columns).build();
        boolean isSingle = !(type instanceof CompositeType<?>);
        StreamSource<T> source = new StreamSource<>(stream, isSingle, changes, StreamSchema.times(columns));
        environment.session().register(environment.create(path, table, true), source);
    }

    private void checkOwner(StreamExecutionEnvironment owner) {
        if (owner == streams) return;
        throw ExternalFaults.MISTAKE
                .what("The stream belongs to another environment than the tables.")
                .fix("Create the StreamTableEnvironment with the environment of the stream.");
    }

    /// Returns the kinds of changes of a mode.
    static ChangeKinds kinds(ChangelogMode mode) {
        return new ChangeKinds(
                mode.contains(RowKind.INSERT),
                mode.contains(RowKind.UPDATE_BEFORE),
                mode.contains(RowKind.UPDATE_AFTER),
                mode.contains(RowKind.DELETE));
    }

    /// Returns the new rows of a query as a stream.
    DataStream<Row> rows(String query) {
        return rows(environment.session().changes(query, true));
    }

    private static DataStream<Row> rows(QueryChanges changes) {
        return records(changes, Row.class, ExternalTypes.rowInfo(changes.rowType()), changes.rowtime());
    }

    /// Returns the changes of a query as a stream.
    ///
    /// @param schema the wanted columns; null for those of the query
    DataStream<Row> changes(
            String query, @Nullable Schema schema, ChangelogMode mode, @Nullable InsertConflictStrategy conflict) {
        if (conflict != null && conflict.getBehavior() != InsertConflictStrategy.ConflictBehavior.DEDUPLICATE) {
            throw ExternalFaults.MISTAKE
                    .what("A stream of changes cannot have the conflict strategy %s.", conflict)
                    .why("No table stores the rows, so that no row is in conflict with another one.")
                    .fix("Leave the strategy out, or insert into a table with a primary key.");
        }
        SqlSession session = environment.session();
        ChangeKinds kinds = kinds(mode);
        boolean isUpsert = kinds.updates() && !kinds.befores();
        if (isUpsert && (schema == null || schema.getPrimaryKey().isEmpty())) {
            throw ExternalFaults.MISTAKE
                    .what("The mode %s needs a primary key.", mode)
                    .why("Without the former row of an update, only a key says which row it replaces.")
                    .fix("Declare the key in the schema, or use ChangelogMode.all().");
        }
        TargetColumns columns = TargetColumns.of(environment.columns(query), schema);
        QueryChanges changes = session.changes(columns.query(query), kinds.isInsertOnly(), !isUpsert);
        int rowtime = columns.time() < 0 ? changes.rowtime() : columns.time();
        return columns.time() < 0
                ? records(changes, Row.class, ExternalTypes.rowInfo(changes.rowType()), rowtime)
                : withoutTime(changes, rowtime);
    }

    /// Returns rows without their last column, which becomes the timestamp.
    private static DataStream<Row> withoutTime(QueryChanges changes, int time) {
        List<RowType.RowField> fields = changes.rowType().getFields();
        RowType kept = new RowType(false, fields.subList(0, time));
        return changes.batches()
                .transform("Records", ExternalTypes.rowInfo(kept), BatchRecords.withoutTime(changes.rowType(), time))
                .setParallelism(changes.batches().getParallelism());
    }

    /// Returns the new rows of a query as records of a type.
    <T> DataStream<T> records(String query, Class<T> type, TypeInformation<T> info) {
        if (type == Row.class) return cast(rows(query));
        QueryChanges changes = environment.session().changes(query, true);
        return records(changes, type, info, changes.rowtime());
    }

    @SuppressWarnings("unchecked")
    private static <T> DataStream<T> cast(DataStream<Row> rows) {
        return (DataStream<T>) (DataStream<?>) rows;
    }

    private static <T> DataStream<T> records(
            QueryChanges changes, Class<T> type, TypeInformation<T> info, int rowtime) {
        return changes.batches()
                .transform("Records", info, BatchRecords.of(changes.rowType(), type, rowtime))
                .setParallelism(changes.batches().getParallelism());
    }

    /// Returns the changes of a query as records with a flag: true for a new row, false for a former row.
    <T> DataStream<Tuple2<Boolean, T>> flagged(String query, Class<T> type, TypeInformation<T> info) {
        QueryChanges changes = environment.session().changes(query, false, true);
        TypeInformation<T> records = type == Row.class ? castInfo(ExternalTypes.rowInfo(changes.rowType())) : info;
        return changes.batches()
                .transform(
                        "Records",
                        Types.TUPLE(Types.BOOLEAN, records),
                        BatchRecords.flagged(changes.rowType(), type, changes.rowtime()))
                .setParallelism(changes.batches().getParallelism());
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeInformation<T> castInfo(TypeInformation<Row> rows) {
        return (TypeInformation<T>) (TypeInformation<?>) rows;
    }

    /// Returns the new rows of a query as records of a data type.
    @SuppressWarnings("unchecked")
    <T> DataStream<T> records(String query, AbstractDataType<?> wanted) {
        DataType type = PlannerDataTypes.INSTANCE.createDataType(wanted);
        Class<T> target = (Class<T>) type.getConversionClass();
        boolean isRow = type.getLogicalType().isAnyOf(LogicalTypeRoot.ROW, LogicalTypeRoot.STRUCTURED_TYPE);
        RowType present = environment.columns(query);
        Map<String, DataType> columns = new LinkedHashMap<>();
        if (isRow) {
            for (DataTypes.Field each : DataType.getFields(type)) columns.put(each.getName(), each.getDataType());
        } else {
            columns.put(present.getFieldNames().getFirst(), type);
        }
        Schema.Builder schema = Schema.newBuilder();
        columns.forEach(schema::column);
        String converted = TargetColumns.of(present, schema.build()).query(query);
        return records(converted, target, target == Row.class ? castInfo(Types.ROW()) : TypeInformation.of(target));
    }

    /// Says how the columns of a query become those of a stream.
    ///
    /// @param expressions the columns in SQL
    /// @param time the index of the column with the timestamp of the records, which is the last one; -1 if
    ///     there is none
    private record TargetColumns(List<String> expressions, int time) {
        static TargetColumns of(RowType present, @Nullable Schema schema) {
            List<String> expressions = new ArrayList<>();
            String time = null;
            List<Schema.UnresolvedColumn> wanted = schema == null ? List.of() : schema.getColumns();
            List<String> names = present.getFieldNames();
            for (Schema.UnresolvedColumn each : wanted) {
                switch (each) {
                    case Schema.UnresolvedPhysicalColumn physical ->
                        expressions.add(converted(names, physical.getName(), physical.getDataType()));
                    case Schema.UnresolvedMetadataColumn metadata
                    when ROWTIME.equals(
                            metadata.getMetadataKey() == null ? metadata.getName() : metadata.getMetadataKey()) ->
                        time = converted(names, metadata.getName(), metadata.getDataType());
                    case Schema.UnresolvedColumn other ->
                        throw ExternalFaults.MISTAKE
                                .what("A stream cannot have the column %s.", other)
                                .fix("Declare physical columns, and at most the metadata column 'rowtime'.");
                }
            }
            if (time == null) return new TargetColumns(expressions, -1);
            expressions.add(time);
            return new TargetColumns(expressions, expressions.size() - 1);
        }

        private static String converted(List<String> names, String name, AbstractDataType<?> type) {
            if (!names.contains(name)) {
                throw ExternalFaults.MISTAKE
                        .what("The query has no column %s.", name)
                        .why("Its columns are %s.", names)
                        .fix("Rename a column of the query, or correct the schema.");
            }
            String column = Identifiers.quoted(name);
            return "CAST(" + column + " AS " + nullable(type) + ") AS " + column;
        }

        private static String nullable(AbstractDataType<?> type) {
            return PlannerDataTypes.INSTANCE
                    .createDataType(type)
                    .getLogicalType()
                    .copy(true)
                    .asSerializableString();
        }

        String query(String query) {
            return expressions.isEmpty()
                    ? query
                    : "SELECT " + String.join(", ", expressions) + " FROM (" + query + ") AS `target`";
        }
    }
}
