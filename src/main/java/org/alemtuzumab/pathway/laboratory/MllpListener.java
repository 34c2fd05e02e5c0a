package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.llp.LLPException;
import ca.uhn.hl7v2.llp.MinLLPReader;
import ca.uhn.hl7v2.llp.MinLLPWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for HL7 messages in the minimal lower layer protocol, where a port is set. A message is acknowledged after its
 * results are committed and never before; who sends it answers for its way through the network, as the protocol knows
 * neither users nor encryption. Its size and the time in which it arrives are limited, and a silent connection ends: nobody
 * keeps the listener from the others.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnExpression("${pathway.laboratory.mllp.port:0} > 0")
class MllpListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);

    private final Inbox inbox;
    private final HospitalFeed hospital;
    private final Hl7Answer answers;
    private final LaboratoryProperties.Mllp settings;
    private final Senders senders;
    private final Set<Conversation> connected = ConcurrentHashMap.newKeySet();
    private ExecutorService threads;
    private ServerSocket server;

    MllpListener(
            Inbox inbox, HospitalFeed hospital, Hl7Answer answers, LaboratoryProperties laboratory, Senders senders) {
        this.inbox = inbox;
        this.hospital = hospital;
        this.answers = answers;
        this.settings = laboratory.mllp();
        this.senders = senders;
    }

    @Override
    public void start() {
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getByName(settings.address()), settings.port()));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "HL7 messages cannot be listened for at %s, port %d".formatted(settings.address(), settings.port()),
                    e);
        }
        threads = Executors.newCachedThreadPool();
        threads.execute(() -> accept(server));
        LOG.info("Listening for HL7 messages at {}, port {}", settings.address(), server.getLocalPort());
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket laboratory = listening.accept();
                if (connected.size() >= settings.connections()) {
                    endTheMostSilent();
                }
                if (connected.size() < settings.connections()) {
                    Conversation conversation = new Conversation(laboratory);
                    connected.add(conversation);
                    threads.execute(conversation);
                } else {
                    LOG.warn("A laboratory is turned away: {} are connected already", settings.connections());
                    laboratory.close();
                }
            } catch (SocketException e) {
                // closed, by us or by the laboratory in the moment of connecting
            } catch (IOException e) {
                LOG.warn("A laboratory could not be connected: {}", e.getClass().getName());
            }
        }
    }

    /** Whoever has never sent a message, or does not take its answer, makes place for one who may. */
    private void endTheMostSilent() {
        connected.stream()
                .filter(Conversation::mayEnd)
                .max(Comparator.comparing(Conversation::silentFor))
                .ifPresent(Conversation::end);
    }

    private final class Conversation implements Runnable {

        private final Socket laboratory;
        private volatile boolean heard;
        private volatile long lastHeard = System.nanoTime();

        Conversation(Socket laboratory) {
            this.laboratory = laboratory;
        }

        @Override
        public void run() {
            try (laboratory) {
                MessageStream stream = new MessageStream(laboratory, settings);
                // which letters the bytes are, each message says for itself
                MinLLPReader reader = new MinLLPReader(stream, Hl7Text.BYTES);
                MinLLPWriter writer = new MinLLPWriter(laboratory.getOutputStream(), Hl7Text.BYTES);
                try {
                    for (String message = reader.getMessage(); message != null; message = reader.getMessage()) {
                        heard = true;
                        for (Hl7Text each :
                                Hl7Text.of(message.getBytes(Hl7Text.BYTES), settings.charsets(), senders::of)) {
                            for (String answer : answers(each)) {
                                writer.writeMessage(inBytes(answer, each));
                            }
                        }
                        lastHeard = System.nanoTime();
                        stream.nextMessage();
                    }
                } catch (MessageStream.LimitExceeded e) {
                    LOG.warn("A laboratory's connection is ended: {}", e.getMessage());
                    if (!stream.begin().isEmpty()) {
                        for (String answer : answers.notRead(stream.begin(), e.getMessage())) {
                            writer.writeMessage(answer);
                        }
                    }
                }
            } catch (LLPException | IOException e) {
                if (server != null && !server.isClosed()) {
                    LOG.info("A laboratory's connection ended: {}", e.getClass().getName());
                }
            } finally {
                connected.remove(this);
            }
        }

        Duration silentFor() {
            return Duration.ofNanos(System.nanoTime() - lastHeard);
        }

        boolean mayEnd() {
            return !heard || silentFor().compareTo(settings.idle().plus(settings.total())) > 0;
        }

        void end() {
            connected.remove(this);
            try {
                laboratory.close();
            } catch (IOException e) {
                LOG.warn(
                        "A laboratory's connection could not be closed: {}",
                        e.getClass().getName());
            }
        }
    }

    /** Whatever happens, the laboratory gets an answer; without one it would send the message for ever. */
    private List<String> answers(Hl7Text message) {
        try {
            return answers.to(
                    message.text(), HospitalFeed.takes(message) ? hospital.take(message) : inbox.take(message));
        } catch (RuntimeException e) {
            LOG.error("A laboratory message could not be kept: {}", e.getClass().getName());
            return answers.notKept(message.text());
        }
    }

    /** An answer is written in the message's own character set. */
    private static String inBytes(String answer, Hl7Text message) {
        Charset charset = message.charset() == null ? Hl7Text.BYTES : message.charset();
        return new String(answer.getBytes(charset), Hl7Text.BYTES);
    }

    /** The port that it listens at. */
    int port() {
        return server.getLocalPort();
    }

    @Override
    public void stop() {
        try {
            server.close();
            connected.forEach(Conversation::end);
        } catch (IOException e) {
            LOG.warn("The HL7 listener could not be closed: {}", e.getClass().getName());
        }
        threads.shutdown();
        server = null;
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
