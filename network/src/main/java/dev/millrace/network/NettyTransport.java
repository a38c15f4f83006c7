package dev.millrace.network;

import dev.millrace.base.host.Host;
import dev.millrace.network.wire.FrameReader;
import dev.millrace.network.wire.FrameWriter;
import dev.millrace.network.wire.FrameKind;
import dev.millrace.network.wire.Piece;
import dev.millrace.network.wire.BufferPool;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Carries connections over Netty, with TLS if configured. Thread-safe.
final class NettyTransport implements Transport {
    private static final int CLOSE_MILLIS = 5_000;
    private static final WriteBufferWaterMark WAITING = new WriteBufferWaterMark(256 << 10, 512 << 10);

    private final String process;
    private final NetworkSettings settings;
    private final BufferPool pool;
    private final EventLoopGroup loops;
    private final @Nullable Supplier<SslContext> client;
    private final @Nullable Supplier<SslContext> server;
    private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();

    /// @param process the name of the process in messages to others
    /// @param pool the pool for received frames
    NettyTransport(Host host, String process, NetworkSettings settings, BufferPool pool) {
        this.process = process;
        this.settings = settings;
        this.pool = pool;
        Security security = settings.security();
        this.client = security == null ? null : security.forClients(host);
        this.server = security == null ? null : security.forServers(host);
        int threads = settings.threads() > 0
                ? settings.threads()
                : Math.max(1, host.threads().cores() / 2);
        ThreadFactory factory = host.threads().forLibrary("millrace-network-");
        IoHandlerFactory transport = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        this.loops = new MultiThreadIoEventLoopGroup(threads, factory, transport);
    }

    private static Class<? extends SocketChannel> socketType() {
        return Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    private static Class<? extends ServerSocketChannel> listenerType() {
        return Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    @Override
    public InetSocketAddress listen(InetSocketAddress address, Guests guests) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(listenerType())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        accept(channel, guests);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw NetworkFaults.LISTEN
                    .what("%s cannot listen at %s.", process, address)
                    .cause(bound.cause())
                    .fix("Choose a free port and an address of this machine.");
        }
        listeners.add(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    private void accept(SocketChannel channel, Guests guests) {
        if (server != null) channel.pipeline().addLast(patient(server.get().newHandler(channel.alloc())));
        Traffic traffic = guests.come(String.valueOf(channel.remoteAddress()), new NettyLoop(channel.eventLoop()));
        fill(channel, FrameReader.ofStranger(traffic, pool), traffic);
    }

    private SslHandler patient(SslHandler handler) {
        Security security = settings.security();
        if (security != null) handler.setHandshakeTimeoutMillis(security.handshakeMillis());
        return handler;
    }

    private void fill(Channel channel, FrameReader reader, Traffic traffic) {
        channel.pipeline().addLast(reader, new NettyWire(channel, traffic));
    }

    @Override
    public Loop loop() {
        return new NettyLoop(loops.next());
    }

    @Override
    public void connect(InetSocketAddress remote, long patienceMillis, Loop loop, Traffic traffic) {
        ChannelFuture connected = new Bootstrap()
                .group(((NettyLoop) loop).loop)
                .channel(socketType())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WAITING)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.clamp(patienceMillis, 1, Integer.MAX_VALUE))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        if (client != null)
                            channel.pipeline()
                                    .addLast(patient(client.get()
                                            .newHandler(channel.alloc(), remote.getHostString(), remote.getPort())));
                        fill(channel, new FrameReader(traffic, pool), traffic);
                    }
                })
                .connect(remote);
        connected.addListener(_ -> {
            if (!connected.isSuccess()) traffic.failed(connected.cause());
        });
    }

    @Override
    public void close() {
        for (Channel listener : listeners) listener.close();
        loops.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(CLOSE_MILLIS);
    }

    private record NettyLoop(EventLoop loop) implements Loop {
        @Override
        public void execute(Runnable work) {
            loop.execute(work);
        }

        @Override
        public void after(long millis, Runnable work) {
            loop.schedule(work, millis, TimeUnit.MILLISECONDS);
        }
    }

    /// A socket and the object that handles its events.
    private final class NettyWire extends ChannelInboundHandlerAdapter implements Wire {
        private final Channel channel;
        private final Traffic traffic;
        private final FrameWriter writer;

        NettyWire(Channel channel, Traffic traffic) {
            this.channel = channel;
            this.traffic = traffic;
            this.writer = new FrameWriter(channel, settings.compression());
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            traffic.up(this);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            traffic.down(this, new ClosedChannelException());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable thrown) {
            Throwable cause = thrown.getCause();
            // Netty wraps the exceptions of decoders.
            traffic.down(this, thrown instanceof DecoderException && cause != null ? cause : thrown);
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            traffic.writable();
        }

        @Override
        public boolean isWritable() {
            return channel.isWritable();
        }

        @Override
        public void frame(FrameKind kind, int number, boolean hasMore, List<Piece> payload) {
            writer.frame(kind, number, hasMore, payload);
        }

        @Override
        public void flush() {
            writer.flush();
        }

        @Override
        public void drop() {
            writer.release();
            channel.close();
        }
    }
}
