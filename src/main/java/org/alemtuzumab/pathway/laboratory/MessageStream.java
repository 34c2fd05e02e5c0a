package org.alemtuzumab.pathway.laboratory;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a laboratory sends over a socket, within the limits of one message: its size, its time, and the silence before it. */
final class MessageStream extends FilterInputStream {

    /** Enough of a message to find its number in its first segment. */
    private static final int BEGIN = 1024;

    /** Its message is for the laboratory, and holds nothing of what it sent. */
    static final class LimitExceeded extends IOException {

        private static final long serialVersionUID = 1L;

        private LimitExceeded(String message) {
            super(message);
        }
    }

    private final Socket socket;
    private final LaboratoryProperties.Mllp settings;
    private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
    private long received;
    private long begun;

    MessageStream(Socket socket, LaboratoryProperties.Mllp settings) throws IOException {
        super(socket.getInputStream());
        this.socket = socket;
        this.settings = settings;
    }

    /** The last message was complete. */
    void nextMessage() {
        received = 0;
        begin.reset();
    }

    /** The first segment of a message, as far as it has come. */
    String begin() {
        String text = begin.toString(StandardCharsets.ISO_8859_1);
        return text.substring(text.indexOf('\u000b') + 1).split("[\r\n]", 2)[0];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        boolean silent = received == 0;
        Duration left = silent ? settings.idle() : settings.total().minusNanos(System.nanoTime() - begun);
        if (left.isNegative() || left.isZero()) {
            throw new LimitExceeded(tooSlow());
        }
        int count;
        try {
            socket.setSoTimeout((int) Math.max(1, left.toMillis()));
            count = super.read(into, offset, length);
        } catch (SocketTimeoutException e) {
            throw new LimitExceeded(
                    silent
                            ? "It was silent for %d seconds"
                                    .formatted(settings.idle().toSeconds())
                            : tooSlow());
        }
        if (count > 0) {
            if (silent) {
                begun = System.nanoTime();
            }
            received += count;
            begin.write(into, offset, Math.min(count, BEGIN - Math.min(BEGIN, begin.size())));
            if (received > settings.size().toBytes()) {
                throw new LimitExceeded("The message is larger than %,d kB, the most that is taken"
                        .formatted(settings.size().toKilobytes()));
            }
        }
        return count;
    }

    private String tooSlow() {
        return "The message did not arrive within %d seconds"
                .formatted(settings.total().toSeconds());
    }
}
