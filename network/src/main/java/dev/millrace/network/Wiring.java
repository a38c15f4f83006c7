package dev.millrace.network;

import dev.millrace.base.host.Host;
import dev.millrace.base.host.Seldom;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/// What all connections of a process share.
///
/// @param process its name, as others see it in messages
/// @param strangers counts who connects and is none of the cluster
record Wiring(
        Host host,
        String process,
        NetworkSettings settings,
        EventLoopGroup loops,
        @Nullable SslContext client,
        @Nullable SslContext server,
        Seldom strangers) {

    static Wiring of(Host host, String process, NetworkSettings settings) {
        int threads = settings.threads() > 0
                ? settings.threads()
                : Math.max(1, host.threads().cores() / 2);
        Security security = settings.security();
        SslContext client = security == null ? null : security.forClients(host.disk());
        SslContext server = security == null ? null : security.forServers(host.disk());
        ThreadFactory factory = host.threads().forLibrary("millrace-network-");
        IoHandlerFactory transport = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        return new Wiring(
                host,
                process,
                settings,
                new MultiThreadIoEventLoopGroup(threads, factory, transport),
                client,
                server,
                new Seldom(host.clock()));
    }

    EventLoop nextLoop() {
        return loops.next();
    }

    Class<? extends SocketChannel> socketType() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    Class<? extends ServerSocketChannel> listenerType() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    long nanos() {
        return host.clock().nanos();
    }
}
