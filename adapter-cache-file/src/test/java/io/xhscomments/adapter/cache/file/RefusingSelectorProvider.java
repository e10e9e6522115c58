package io.xhscomments.adapter.cache.file;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;

/** Refuses the channels that {@code java.net.http} would use. */
public final class RefusingSelectorProvider extends SelectorProvider {
    @Override
    public DatagramChannel openDatagramChannel() throws IOException {
        throw Replayer.refused();
    }

    @Override
    public DatagramChannel openDatagramChannel(ProtocolFamily family) throws IOException {
        throw Replayer.refused();
    }

    @Override
    public Pipe openPipe() throws IOException {
        throw Replayer.refused();
    }

    @Override
    public AbstractSelector openSelector() throws IOException {
        throw Replayer.refused();
    }

    @Override
    public ServerSocketChannel openServerSocketChannel() throws IOException {
        throw Replayer.refused();
    }

    @Override
    public SocketChannel openSocketChannel() throws IOException {
        throw Replayer.refused();
    }
}
