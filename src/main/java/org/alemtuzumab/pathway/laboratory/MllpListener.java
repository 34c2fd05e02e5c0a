package org.alemtuzumab.pathway.laboratory;

import ca.uhn.hl7v2.llp.ExtendedMinLowerLayerProtocol;
import ca.uhn.hl7v2.llp.HL7Reader;
import ca.uhn.hl7v2.llp.HL7Writer;
import ca.uhn.hl7v2.llp.LLPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens for HL7 messages in the minimal lower layer protocol, where a port is set. A message is acknowledged after its
 * results are committed and never before; who sends it answers for its way through the network, as the protocol knows
 * neither users nor encryption.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnExpression("${pathway.laboratory.mllp.port:0} > 0")
class MllpListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MllpListener.class);

    private final Inbox inbox;
    private final Hl7Answer answers;
    private final LaboratoryProperties.Mllp settings;
    private final Semaphore free;
    private final Set<Socket> connected = ConcurrentHashMap.newKeySet();
    private ExecutorService threads;
    private ServerSocket server;

    MllpListener(Inbox inbox, Hl7Answer answers, LaboratoryProperties laboratory) {
        this.inbox = inbox;
        this.answers = answers;
        this.settings = laboratory.mllp();
        this.free = new Semaphore(settings.connections());
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
                if (free.tryAcquire()) {
                    threads.execute(() -> converse(laboratory));
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

    private void converse(Socket laboratory) {
        connected.add(laboratory);
        try (laboratory) {
            ExtendedMinLowerLayerProtocol protocol = new ExtendedMinLowerLayerProtocol();
            HL7Reader reader = protocol.getReader(laboratory.getInputStream());
            HL7Writer writer = protocol.getWriter(laboratory.getOutputStream());
            for (String message = reader.getMessage(); message != null; message = reader.getMessage()) {
                writer.writeMessage(answer(message));
            }
        } catch (LLPException | IOException e) {
            if (server != null && !server.isClosed()) {
                LOG.info("A laboratory's connection ended: {}", e.getClass().getName());
            }
        } finally {
            connected.remove(laboratory);
            free.release();
        }
    }

    /** Whatever happens, the laboratory gets an answer; without one it would send the message for ever. */
    private String answer(String message) {
        try {
            return answers.to(message, inbox.take(Protocol.HL7, null, message));
        } catch (RuntimeException e) {
            LOG.error("A laboratory message could not be kept: {}", e.getClass().getName());
            return answers.notKept(message);
        }
    }

    /** The port that it listens at. */
    int port() {
        return server.getLocalPort();
    }

    @Override
    public void stop() {
        try {
            server.close();
            for (Socket laboratory : connected) {
                laboratory.close();
            }
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
