#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""NetworkX, igraph and Graphviz read what we write, and we read what they
write: the same nodes, edges and attributes. formats_peers.py IO_OUTLINE"""
import json
import os
import subprocess
import sys
import tempfile
import warnings

import igraph
import networkx as nx

warnings.simplefilter("ignore")
outline = sys.argv[1]
folder = tempfile.TemporaryDirectory()
faults = []

NAMES = ["Café & Cie", "<b>gras</b>", "il a dit \"oui\"", "a\\b", "جمعية", "🤝"]
IDS = ["a", "b-2", "c3", "d", "e", "f"]
EDGES = [("a", "b-2", 2.5, "project"), ("b-2", "c3", 1.0, "é & <>"),
         ("c3", "d", 3.0, "x"), ("d", "e", 0.5, "y")]  # f has none


def path(name):
    return os.path.join(folder.name, name)


def convert(source, origin, target, name):
    """A file of ours in another format, through the outline."""
    run = subprocess.run([outline, source, origin, target], check=True,
                         capture_output=True)
    with open(path(name), "wb") as out:
        out.write(run.stdout)
    return path(name)


def expect(what, got, wanted):
    if got != wanted:
        faults.append(f"{what}: {got!r}\n  and not {wanted!r}")


def network(directed):
    graph = nx.DiGraph() if directed else nx.Graph()
    for i, node in enumerate(IDS):
        graph.add_node(node, name=NAMES[i], count=i, share=i + 0.5,
                       siret="0123456789012%d" % i)
    for source, target, weight, what in EDGES:
        graph.add_edge(source, target, weight=weight, what=what)
    return graph


def facts(graph, key=lambda node: node, drop=()):
    """Nodes and edges of a NetworkX graph, however it is typed."""
    nodes = {key(n): {k: v for k, v in d.items() if k not in drop}
             for n, d in graph.nodes(data=True)}
    edges = []
    for source, target, data in graph.edges(data=True):
        ends = (key(source), key(target))
        if not graph.is_directed():
            ends = tuple(sorted(ends))
        data = {k: v for k, v in data.items() if k not in drop}
        edges.append((ends, sorted(data.items())))
    return nodes, sorted(edges)


def renamed(nodes, old, new):
    return {n: {new if k == old else k: v for k, v in d.items()}
            for n, d in nodes.items()}


def base(directed):
    graph = network(directed)
    with open(path("base.json"), "w") as out:
        json.dump(nx.node_link_data(graph), out)
    return graph, path("base.json")


def as_version_2(name):
    with open(path(name), encoding="utf-8") as text:
        old = text.read().replace("http://gexf.net/1.3",
                                  "http://www.gexf.net/1.2draft")
    with open(path(name), "w", encoding="utf-8") as out:
        out.write(old.replace('version="1.3"', 'version="1.2"'))


def read_ours(directed):
    graph, source = base(directed)
    nodes, edges = facts(graph)
    kind = "directed" if directed else "undirected"

    got = nx.read_graphml(convert(source, "nodelink", "graphml", "a.graphml"))
    expect(f"{kind} GraphML to NetworkX", facts(got, drop=("id",)),
           (renamed(nodes, "name", "label"), edges))
    expect(f"{kind} GraphML is directed", got.is_directed(), directed)

    convert(source, "nodelink", "gexf", "a.gexf")
    as_version_2("a.gexf")  # this NetworkX knows 1.3 not yet
    got = nx.read_gexf(path("a.gexf"))
    expect(f"{kind} GEXF to NetworkX", facts(got, drop=("id",)),
           (renamed(nodes, "name", "label"), edges))

    got = nx.read_gml(convert(source, "nodelink", "gml", "a.gml"))
    expect(f"{kind} GML to NetworkX", facts(got, drop=("graphcolumn",)),
           (nodes, edges))

    with open(convert(source, "nodelink", "nodelink", "b.json")) as text:
        got = nx.node_link_graph(json.load(text))
    expect(f"{kind} node-link to NetworkX", facts(got), (nodes, edges))
    expect(f"{kind} node-link is directed", got.is_directed(), directed)

    with open(convert(source, "nodelink", "cyjs", "a.cyjs")) as text:
        elements = json.load(text)["elements"]
    expect(f"{kind} cyjs nodes", [n["data"]["id"] for n in elements["nodes"]],
           IDS)
    expect(f"{kind} cyjs edges", [(e["data"]["source"], e["data"]["target"])
                                  for e in elements["edges"]],
           [e[:2] for e in EDGES])

    got = nx.read_pajek(convert(source, "nodelink", "pajek", "a.net"))
    pairs = sorted(tuple(sorted(e)) for e in got.edges())
    expect(f"{kind} Pajek nodes", sorted(got.nodes), sorted(IDS))
    expect(f"{kind} Pajek edges", pairs, sorted(e[:2] for e in EDGES))
    weights = sorted(d["weight"] for _, _, d in got.edges(data=True))
    expect(f"{kind} Pajek weights", weights, sorted(e[2] for e in EDGES))


def read_ours_igraph(directed):
    graph, source = base(directed)
    kind = "directed" if directed else "undirected"
    for target, name, read, label in [
            ("graphml", "i.graphml", igraph.Graph.Read_GraphML, "label"),
            ("gml", "i.gml", igraph.Graph.Read_GML, "label"),
            ("pajek", "i.net", igraph.Graph.Read_Pajek, "id")]:
        got = read(convert(source, "nodelink", target, name))
        ids = IDS if target != "graphml" else NAMES
        expect(f"{kind} {target} to igraph, nodes", got.vs[label], ids)
        expect(f"{kind} {target} to igraph, edges", got.get_edgelist(),
               [(IDS.index(e[0]), IDS.index(e[1])) for e in EDGES])
        expect(f"{kind} {target} to igraph, weights", got.es["weight"],
               [e[2] for e in EDGES])
        expect(f"{kind} {target} to igraph, direction", got.is_directed(),
               directed)
    got = igraph.Graph.Read_Ncol(
        convert(source, "nodelink", "edgelist", "i.ncol"), directed=False)
    expect(f"{kind} edge list to igraph", got.vs["name"], IDS[:-1])
    # igraph wants the header of DL on one line and reads lists only
    large = nx.gnm_random_graph(210, 300, seed=1, directed=True)
    with open(path("large.json"), "w") as out:
        json.dump(nx.node_link_data(large), out)
    got = igraph.Graph.Read_DL(
        convert(path("large.json"), "nodelink", "dl", "i.dl"))
    expect("DL to igraph", sorted(got.get_edgelist()), sorted(large.edges))


def back(name, origin):
    """What we read of a file of theirs, as NetworkX."""
    with open(convert(path(name), origin, "nodelink", "back.json")) as text:
        return nx.node_link_graph(json.load(text))


def read_theirs(directed):
    graph, _ = base(directed)
    kind = "directed" if directed else "undirected"
    wanted = facts(graph)
    nx.write_graphml(graph, path("t.graphml"))
    expect(f"{kind} GraphML of NetworkX", facts(back("t.graphml", "graphml")),
           wanted)
    nx.write_gexf(graph, path("t.gexf"))
    expect(f"{kind} GEXF of NetworkX",
           facts(back("t.gexf", "gexf"), drop=("label",)), wanted)
    nx.write_gml(graph, path("t.gml"))
    expect(f"{kind} GML of NetworkX", facts(back("t.gml", "gml")), wanted)
    nx.write_pajek(nx.Graph(graph.edges) if not directed
                   else nx.DiGraph(graph.edges), path("t.net"))
    got = back("t.net", "pajek")
    expect(f"{kind} Pajek of NetworkX", sorted(got.edges),
           sorted((e[0], e[1]) for e in EDGES))
    nx.write_weighted_edgelist(graph, path("t.edges"))
    got = back("t.edges", "edgelist")
    expect(f"{kind} edge list of NetworkX",
           sorted(d["weight"] for _, _, d in got.edges(data=True)),
           sorted(e[2] for e in EDGES))
    mine = igraph.Graph.from_networkx(graph)
    for name, origin, write in [("g.graphml", "graphml", mine.write_graphml),
                                ("g.gml", "gml", mine.write_gml),
                                ("g.net", "pajek", mine.write_pajek)]:
        write(path(name))
        got = back(name, origin)
        expect(f"{kind} {origin} of igraph", len(got), len(IDS))
        expect(f"{kind} {origin} of igraph, weights",
               sorted(d["weight"] for _, _, d in got.edges(data=True)),
               sorted(e[2] for e in EDGES))
        expect(f"{kind} {origin} of igraph, direction", got.is_directed(),
               directed)


def read_dot(directed):
    graph, source = base(directed)
    kind = "directed" if directed else "undirected"
    target = convert(source, "nodelink", "dot", "a.gv")
    run = subprocess.run(["dot", "-Tdot_json", target], check=True,
                         capture_output=True)
    expect(f"{kind} DOT without a warning", run.stderr, b"")
    got = json.loads(run.stdout)
    expect(f"{kind} DOT nodes", [o["name"] for o in got["objects"]], IDS)
    expect(f"{kind} DOT edges",
           [(IDS[e["tail"]], IDS[e["head"]]) for e in got["edges"]],
           [e[:2] for e in EDGES])
    expect(f"{kind} DOT attributes", [e["what"] for e in got["edges"]],
           [e[3] for e in EDGES])
    run = subprocess.run(["dot", "-Tplain", target], check=True,
                         capture_output=True, text=True)
    if "Café & Cie" not in run.stdout.replace("&amp;", "&"):
        faults.append(f"{kind} DOT label: {run.stdout}")
    # what Graphviz lays out comes back with its places
    run = subprocess.run(["dot", "-Tdot", target], check=True,
                         capture_output=True)
    with open(path("laid.gv"), "wb") as out:
        out.write(run.stdout)
    got = back("laid.gv", "dot")
    expect(f"{kind} DOT back, nodes", sorted(got.nodes), sorted(IDS))
    expect(f"{kind} DOT back, names",
           [got.nodes[n]["name"] for n in IDS], NAMES)
    expect(f"{kind} DOT back, places",
           all("x" in got.nodes[n] for n in IDS), True)


for way in (False, True):
    read_ours(way)
    read_ours_igraph(way)
    read_theirs(way)
    read_dot(way)
print("\n".join(faults))
sys.exit(bool(faults))
