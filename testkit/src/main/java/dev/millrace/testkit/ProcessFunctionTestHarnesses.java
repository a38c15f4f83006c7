package dev.millrace.testkit;

import dev.millrace.api.function.KeySelector;
import dev.millrace.api.operator.CoBroadcastWithKeyedOperator;
import dev.millrace.api.operator.CoBroadcastWithNonKeyedOperator;
import dev.millrace.api.operator.CoProcessOperator;
import dev.millrace.api.operator.KeyedCoProcessOperator;
import dev.millrace.api.operator.KeyedProcessOperator;
import dev.millrace.api.operator.ProcessOperator;
import dev.millrace.api.process.BroadcastProcessFunction;
import dev.millrace.api.process.CoProcessFunction;
import dev.millrace.api.process.KeyedBroadcastProcessFunction;
import dev.millrace.api.process.KeyedCoProcessFunction;
import dev.millrace.api.process.KeyedProcessFunction;
import dev.millrace.api.process.ProcessFunction;
import dev.millrace.api.state.MapStateDescriptor;
import dev.millrace.api.type.TypeInformation;
import java.util.List;

/// Creates opened harnesses for process functions.
public class ProcessFunctionTestHarnesses {

    public static <IN, OUT> OneInputStreamOperatorTestHarness<IN, OUT> forProcessFunction(
            ProcessFunction<IN, OUT> function) throws Exception {
        return open(new OneInputStreamOperatorTestHarness<IN, OUT>(new ProcessOperator<>(function), 1, 1, 0));
    }

    public static <K, IN, OUT> KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> forKeyedProcessFunction(
            KeyedProcessFunction<K, IN, OUT> function, KeySelector<IN, K> keySelector, TypeInformation<K> keyType)
            throws Exception {
        return open(new KeyedOneInputStreamOperatorTestHarness<K, IN, OUT>(
                new KeyedProcessOperator<>(function), keySelector, keyType, 1, 1, 0));
    }

    /// Creates the same harness, because state of both APIs answers synchronously.
    public static <K, IN, OUT> KeyedOneInputStreamOperatorTestHarness<K, IN, OUT> forKeyedProcessFunctionWithStateV2(
            KeyedProcessFunction<K, IN, OUT> function, KeySelector<IN, K> keySelector, TypeInformation<K> keyType)
            throws Exception {
        return forKeyedProcessFunction(function, keySelector, keyType);
    }

    public static <IN1, IN2, OUT> TwoInputStreamOperatorTestHarness<IN1, IN2, OUT> forCoProcessFunction(
            CoProcessFunction<IN1, IN2, OUT> function) throws Exception {
        return open(new TwoInputStreamOperatorTestHarness<IN1, IN2, OUT>(new CoProcessOperator<>(function), 1, 1, 0));
    }

    public static <K, IN1, IN2, OUT> KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT> forKeyedCoProcessFunction(
            KeyedCoProcessFunction<K, IN1, IN2, OUT> function,
            KeySelector<IN1, K> keySelector1,
            KeySelector<IN2, K> keySelector2,
            TypeInformation<K> keyType)
            throws Exception {
        return open(new KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT>(
                new KeyedCoProcessOperator<>(function), keySelector1, keySelector2, keyType, 1, 1, 0));
    }

    /// Creates the same harness, because state of both APIs answers synchronously.
    public static <K, IN1, IN2, OUT>
            KeyedTwoInputStreamOperatorTestHarness<K, IN1, IN2, OUT> forKeyedCoProcessFunctionWithStateV2(
                    KeyedCoProcessFunction<K, IN1, IN2, OUT> function,
                    KeySelector<IN1, K> keySelector1,
                    KeySelector<IN2, K> keySelector2,
                    TypeInformation<K> keyType)
                    throws Exception {
        return forKeyedCoProcessFunction(function, keySelector1, keySelector2, keyType);
    }

    public static <IN1, IN2, OUT> BroadcastOperatorTestHarness<IN1, IN2, OUT> forBroadcastProcessFunction(
            BroadcastProcessFunction<IN1, IN2, OUT> function, MapStateDescriptor<?, ?>... descriptors)
            throws Exception {
        return open(new BroadcastOperatorTestHarness<IN1, IN2, OUT>(
                new CoBroadcastWithNonKeyedOperator<>(function, List.of(descriptors)), 1, 1, 0));
    }

    public static <K, IN1, IN2, OUT>
            KeyedBroadcastOperatorTestHarness<K, IN1, IN2, OUT> forKeyedBroadcastProcessFunction(
                    KeyedBroadcastProcessFunction<K, IN1, IN2, OUT> function,
                    KeySelector<IN1, K> keySelector,
                    TypeInformation<K> keyType,
                    MapStateDescriptor<?, ?>... descriptors)
                    throws Exception {
        return open(new KeyedBroadcastOperatorTestHarness<K, IN1, IN2, OUT>(
                new CoBroadcastWithKeyedOperator<>(function, List.of(descriptors)), keySelector, keyType, 1, 1, 0));
    }

    private static <H extends AbstractStreamOperatorTestHarness<?>> H open(H harness) throws Exception {
        harness.open();
        return harness;
    }
}
