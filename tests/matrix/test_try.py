import time, pytest
from collections import Counter
from pathlib import Path
from django.db import transaction
from django.test import override_settings
from django.conf import settings
from tests.cast import meet_cast
from tests.matrix.scene import build_scene
from tests.matrix.asking import Asker
from tests.matrix.addresses import addresses, paths
def test_it(cast, tmp_path):
    global_t=0
    with override_settings(SESSION_ENGINE="django.contrib.sessions.backends.signed_cookies",RATES={k:(10**6,s) for k,(_,s) in settings.RATES.items()}):
        t=time.process_time()
        s=build_scene(cast)
        print("scene",time.process_time()-t)
        a=Asker(s.people)
        t=time.process_time(); n=0
        out=open("/tmp/matrix_out.txt","w")
        print(f"{'':76}{'':24}"+" ".join(f"{c[:7]:7}" for c in s.people), file=out)
        slow=Counter(); leaks=[]
        import config.urls as cu
        from tests.matrix import asking
        cu.handler404=asking.no_page; cu.handler403=asking.no_entry
        import cProfile; pr=cProfile.Profile(); pr.enable()
        for ad in addresses()[60:110]:
            t1=time.process_time()
            try: ps=list(paths(ad,s))
            except Exception as e:
                print("BAD", ad.written, repr(e)); continue
            for which,p in ps:
                cells=[]
                for col in s.people:
                    r=[]
                    for m in ("get","post"):
                        try: x=a.ask(col,m,p)
                        except Exception as e:
                            print("RAISED",col,m,p,repr(e)[:300]); r.append("ERR"); continue
                        n+=1
                        r.append(x.code)
                        if x.is_refused and x.written: print("WROTE",col,m,ad.written,which,x.code,set(x.written))
                        for w,owner in ((s.own.private_words,'own private'),(s.own.shared_words,'own shared'),(s.other.private_words,'other private'),(s.other.shared_words,'other shared')):
                            if w in x.text: leaks.append((owner,col,m,ad.written,which))
                    cells.append(r[0] if r[0]==r[1] else "/".join(r))
                print(f"{ad.written[:75]:76}{which:24}"+" ".join(f"{c:7}" for c in cells), file=out)
            out.flush(); slow[ad.written]=time.process_time()-t1
        pr.disable(); import pstats; pstats.Stats(pr).sort_stats("cumtime").print_stats(75); pstats.Stats(pr).sort_stats("tottime").print_stats(25)
        print("asked",n,"in",time.process_time()-t)
        print(slow.most_common(15))
        for l in leaks: print("LEAK",*l)
