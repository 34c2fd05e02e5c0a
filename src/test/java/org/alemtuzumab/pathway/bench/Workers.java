package org.alemtuzumab.pathway.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** So many people at work at once. */
final class Workers implements AutoCloseable {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final int number;
    private final ExecutorService threads;

    Workers(int number) {
        this.number = number;
        this.threads = Executors.newFixedThreadPool(number);
    }

    /**
     * What some work took.
     *
     * @param nanos by the clock
     * @param cpu nanoseconds of all threads of this process
     * @param each nanoseconds of each piece, in ascending order
     */
    record Took(long nanos, long cpu, long[] each) {

        static final Took NOTHING = new Took(0, 0, new long[0]);

        Took plus(Took other) {
            long[] all = Arrays.copyOf(each, each.length + other.each.length);
            System.arraycopy(other.each, 0, all, each.length, other.each.length);
            Arrays.sort(all);
            return new Took(nanos + other.nanos, cpu + other.cpu, all);
        }

        /** Milliseconds within which this percentage of the pieces was done. */
        double percentile(int percent) {
            int place = (int) Math.ceil(each.length * percent / 100.0) - 1;
            return each[Math.max(0, place)] / 1e6;
        }
    }

    /** Each takes the next piece as soon as he is free. */
    <T> Took each(List<T> pieces, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        long[] took = new long[pieces.size()];
        long cpu = MACHINE.getProcessCpuTime();
        long begun = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(threads.submit(() -> {
                for (int piece = next.getAndIncrement(); piece < took.length; piece = next.getAndIncrement()) {
                    long since = System.nanoTime();
                    work.accept(pieces.get(piece));
                    took[piece] = System.nanoTime() - since;
                }
            }));
        }
        all.forEach(Workers::await);
        long nanos = System.nanoTime() - begun;
        Arrays.sort(took);
        return new Took(nanos, MACHINE.getProcessCpuTime() - cpu, took);
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
