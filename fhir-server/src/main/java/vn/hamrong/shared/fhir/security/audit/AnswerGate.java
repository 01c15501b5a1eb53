package vn.hamrong.shared.fhir.security.audit;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Holds an answer back until its audit rows are committed. The keeper is asked once, with the status, before the first byte
 * goes through; if it says no, the answer becomes an empty 503 and whatever is written later is swallowed.
 */
final class AnswerGate extends HttpServletResponseWrapper {
    private enum State {
        HELD,
        OPEN,
        SHUT
    }

    private final IntPredicate keeper;
    private final String requestId;
    private State state = State.HELD;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    AnswerGate(HttpServletResponse response, String requestId, IntPredicate keeper) {
        super(response);
        this.keeper = keeper;
        this.requestId = requestId;
        response.setHeader(RequestId.HEADER, requestId);
    }

    /** At the end of the request: what is still buffered goes, and an answer without a body is asked about too. */
    void finish() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        passes(getStatus());
    }

    private boolean passes(int status) {
        if (state == State.HELD) {
            // Again, since somebody may have reset the answer meanwhile.
            ((HttpServletResponse) getResponse()).setHeader(RequestId.HEADER, requestId);
            state = keeper.test(status) ? State.OPEN : shut();
        }
        return state == State.OPEN;
    }

    private State shut() {
        HttpServletResponse real = (HttpServletResponse) getResponse();
        real.reset();
        real.setHeader(RequestId.HEADER, requestId);
        real.setHeader("Cache-Control", "no-store");
        real.setStatus(SC_SERVICE_UNAVAILABLE);
        real.setContentLength(0);
        return State.SHUT;
    }

    @Override
    public void sendError(int status) throws IOException {
        sendError(status, "");
    }

    /** The status alone: the message may quote the request, and an error page would show the path. */
    @Override
    public void sendError(int status, String message) throws IOException {
        if (!isCommitted() && passes(status)) {
            super.resetBuffer();
            super.setStatus(status);
            super.setHeader("Cache-Control", "no-store");
            super.setContentLengthLong(0);
            super.flushBuffer();
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (passes(SC_FOUND)) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (passes(getStatus())) {
            super.flushBuffer();
        }
    }

    @Override
    public void setStatus(int status) {
        if (state != State.SHUT) {
            super.setStatus(status);
        }
    }

    @Override
    public void setContentLength(int length) {
        setContentLengthLong(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        if (state != State.SHUT) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (isOpenTo(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (isOpenTo(name)) {
            super.addHeader(name, value);
        }
    }

    private boolean isOpenTo(String header) {
        return state != State.SHUT && !RequestId.HEADER.equalsIgnoreCase(header);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new GatedStream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer =
                    new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
        }
        return writer;
    }

    @Override
    public void resetBuffer() {
        writer = null;
        super.resetBuffer();
    }

    private final class GatedStream extends ServletOutputStream {
        private final ServletOutputStream real;

        GatedStream(ServletOutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int octet) throws IOException {
            if (passes(getStatus())) {
                real.write(octet);
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (passes(getStatus())) {
                real.write(bytes, offset, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (passes(getStatus())) {
                real.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (passes(getStatus())) {
                real.close();
            }
        }

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            real.setWriteListener(listener);
        }
    }
}
