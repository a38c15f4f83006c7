package dev.millrace.api;

import dev.millrace.api.function.MapFunction;
import dev.millrace.api.plan.Operation;
import dev.millrace.api.plan.StreamFaults;
import dev.millrace.api.tuple.Tuple;
import dev.millrace.api.tuple.Tuple1;
import dev.millrace.api.tuple.Tuple10;
import dev.millrace.api.tuple.Tuple11;
import dev.millrace.api.tuple.Tuple12;
import dev.millrace.api.tuple.Tuple13;
import dev.millrace.api.tuple.Tuple14;
import dev.millrace.api.tuple.Tuple15;
import dev.millrace.api.tuple.Tuple16;
import dev.millrace.api.tuple.Tuple17;
import dev.millrace.api.tuple.Tuple18;
import dev.millrace.api.tuple.Tuple19;
import dev.millrace.api.tuple.Tuple2;
import dev.millrace.api.tuple.Tuple20;
import dev.millrace.api.tuple.Tuple21;
import dev.millrace.api.tuple.Tuple22;
import dev.millrace.api.tuple.Tuple23;
import dev.millrace.api.tuple.Tuple24;
import dev.millrace.api.tuple.Tuple25;
import dev.millrace.api.tuple.Tuple3;
import dev.millrace.api.tuple.Tuple4;
import dev.millrace.api.tuple.Tuple5;
import dev.millrace.api.tuple.Tuple6;
import dev.millrace.api.tuple.Tuple7;
import dev.millrace.api.tuple.Tuple8;
import dev.millrace.api.tuple.Tuple9;
import dev.millrace.api.type.TupleTypeInfo;
import dev.millrace.api.type.TupleTypeInfoBase;
import dev.millrace.api.type.TypeInformation;

/// Projects each tuple of a stream to a tuple of some of its fields.
public class StreamProjection<IN> {
    private final DataStream<IN> stream;
    private final int[] fieldIndexes;

    protected StreamProjection(DataStream<IN> dataStream, int[] fieldIndexes) {
        if (!(dataStream.getType() instanceof TupleTypeInfoBase<?> tuple)) {
            throw StreamFaults.PROJECTION
                    .argument(
                            "Step %s emits %s, which has no numbered fields.",
                            dataStream.step().where(), dataStream.getType())
                    .fix("Use map(...) for records that are not tuples.");
        }
        if (fieldIndexes.length == 0 || fieldIndexes.length > Tuple.MAX_ARITY) {
            throw StreamFaults.PROJECTION
                    .argument(
                            "A projection selects %d fields of %s.",
                            fieldIndexes.length, dataStream.step().where())
                    .why("A tuple has 1 to %d fields.", Tuple.MAX_ARITY)
                    .fix("Select as many fields as a tuple can have.");
        }
        for (int index : fieldIndexes) {
            if (index >= 0 && index < tuple.getArity()) continue;
            throw StreamFaults.PROJECTION
                    .argument(
                            "A projection selects field %d of %s.",
                            index, dataStream.step().where())
                    .why("The fields have the numbers 0 to %d.", tuple.getArity() - 1)
                    .fix("Select existing fields.");
        }
        this.stream = dataStream;
        this.fieldIndexes = fieldIndexes.clone();
    }

    /// Returns the types of some fields of a tuple.
    public static TypeInformation<?>[] extractFieldTypes(int[] fields, TypeInformation<?> inType) {
        TypeInformation<?>[] types = new TypeInformation<?>[fields.length];
        for (int i = 0; i < types.length; i++) types[i] = ((TupleTypeInfoBase<?>) inType).getTypeAt(fields[i]);
        return types;
    }

    /// Returns a stream of tuples with the named fields.
    public <OUT extends Tuple> SingleOutputStreamOperator<OUT> projectTupleX() {
        TypeInformation<OUT> type = new TupleTypeInfo<>(extractFieldTypes(fieldIndexes, stream.getType()));
        MapFunction<IN, OUT> function = new Project<>(fieldIndexes);
        return stream.then("Projection", new Operation.Map(function), () -> type);
    }

    /// Copies the fields.
    private static final class Project<IN, OUT extends Tuple> implements MapFunction<IN, OUT> {
        private static final long serialVersionUID = 1L;

        private final int[] fieldIndexes;

        Project(int[] fieldIndexes) {
            this.fieldIndexes = fieldIndexes;
        }

        @Override
        @SuppressWarnings("unchecked") // the arity of the new tuple is the arity of the output type
        public OUT map(IN record) {
            Tuple from = (Tuple) record;
            Tuple to = Tuple.newInstance(fieldIndexes.length);
            for (int i = 0; i < fieldIndexes.length; i++) to.setField(from.getField(fieldIndexes[i]), i);
            return (OUT) to;
        }
    }

    /// Returns a stream of tuples with the named field.
    public <T0> SingleOutputStreamOperator<Tuple1<T0>> projectTuple1() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 2 named fields.
    public <T0, T1> SingleOutputStreamOperator<Tuple2<T0, T1>> projectTuple2() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 3 named fields.
    public <T0, T1, T2> SingleOutputStreamOperator<Tuple3<T0, T1, T2>> projectTuple3() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 4 named fields.
    public <T0, T1, T2, T3> SingleOutputStreamOperator<Tuple4<T0, T1, T2, T3>> projectTuple4() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 5 named fields.
    public <T0, T1, T2, T3, T4> SingleOutputStreamOperator<Tuple5<T0, T1, T2, T3, T4>> projectTuple5() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 6 named fields.
    public <T0, T1, T2, T3, T4, T5> SingleOutputStreamOperator<Tuple6<T0, T1, T2, T3, T4, T5>> projectTuple6() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 7 named fields.
    public <T0, T1, T2, T3, T4, T5, T6> SingleOutputStreamOperator<Tuple7<T0, T1, T2, T3, T4, T5, T6>> projectTuple7() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 8 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7>
            SingleOutputStreamOperator<Tuple8<T0, T1, T2, T3, T4, T5, T6, T7>> projectTuple8() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 9 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8>
            SingleOutputStreamOperator<Tuple9<T0, T1, T2, T3, T4, T5, T6, T7, T8>> projectTuple9() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 10 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>
            SingleOutputStreamOperator<Tuple10<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9>> projectTuple10() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 11 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>
            SingleOutputStreamOperator<Tuple11<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>> projectTuple11() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 12 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>
            SingleOutputStreamOperator<Tuple12<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11>> projectTuple12() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 13 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>
            SingleOutputStreamOperator<Tuple13<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12>>
                    projectTuple13() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 14 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>
            SingleOutputStreamOperator<Tuple14<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13>>
                    projectTuple14() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 15 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>
            SingleOutputStreamOperator<Tuple15<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14>>
                    projectTuple15() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 16 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>
            SingleOutputStreamOperator<Tuple16<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15>>
                    projectTuple16() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 17 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>
            SingleOutputStreamOperator<
                            Tuple17<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16>>
                    projectTuple17() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 18 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>
            SingleOutputStreamOperator<
                            Tuple18<T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17>>
                    projectTuple18() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 19 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18>
            SingleOutputStreamOperator<
                            Tuple19<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18>>
                    projectTuple19() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 20 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19>
            SingleOutputStreamOperator<
                            Tuple20<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19>>
                    projectTuple20() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 21 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20>
            SingleOutputStreamOperator<
                            Tuple21<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20>>
                    projectTuple21() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 22 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21>
            SingleOutputStreamOperator<
                            Tuple22<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21>>
                    projectTuple22() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 23 named fields.
    public <T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15, T16, T17, T18, T19, T20, T21, T22>
            SingleOutputStreamOperator<
                            Tuple23<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21,
                                    T22>>
                    projectTuple23() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 24 named fields.
    public <
                    T0,
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    T15,
                    T16,
                    T17,
                    T18,
                    T19,
                    T20,
                    T21,
                    T22,
                    T23>
            SingleOutputStreamOperator<
                            Tuple24<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21,
                                    T22,
                                    T23>>
                    projectTuple24() {
        return projectTupleX();
    }

    /// Returns a stream of tuples with the 25 named fields.
    public <
                    T0,
                    T1,
                    T2,
                    T3,
                    T4,
                    T5,
                    T6,
                    T7,
                    T8,
                    T9,
                    T10,
                    T11,
                    T12,
                    T13,
                    T14,
                    T15,
                    T16,
                    T17,
                    T18,
                    T19,
                    T20,
                    T21,
                    T22,
                    T23,
                    T24>
            SingleOutputStreamOperator<
                            Tuple25<
                                    T0,
                                    T1,
                                    T2,
                                    T3,
                                    T4,
                                    T5,
                                    T6,
                                    T7,
                                    T8,
                                    T9,
                                    T10,
                                    T11,
                                    T12,
                                    T13,
                                    T14,
                                    T15,
                                    T16,
                                    T17,
                                    T18,
                                    T19,
                                    T20,
                                    T21,
                                    T22,
                                    T23,
                                    T24>>
                    projectTuple25() {
        return projectTupleX();
    }
}
